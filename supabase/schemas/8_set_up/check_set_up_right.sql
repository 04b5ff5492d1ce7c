create function allocator.check_set_up_right()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_restaurant_id constant uuid := (to_jsonb(new) ->> 'restaurant_id')::uuid;
  v_roles constant public.restaurant_role[] := tg_argv[0];
begin
  if allocator.caller_is_user()
    and not exists (
      select from allocator.restaurants_where_caller_is(v_roles) as own (id) where own.id = v_restaurant_id
    ) then
    perform allocator.refuse(
      'ROLE_NOT_ALLOWED',
      format('Only %s of the restaurant may do this', tg_argv[1]),
      jsonb_build_object('restaurantId', v_restaurant_id),
      format('Ask %s of the restaurant to do it', tg_argv[1])
    );
  end if;
  return new;
end;
$$;

comment on function allocator.check_set_up_right() is
  'Trigger of what users insert, before all others: raises TA004 unless the caller has one of the roles (first '
  'argument; the second names them) in the restaurant of the row, the same for a restaurant that does not exist. The '
  'policies say so too, but only after the triggers: without this, a stranger''s insert would take a restaurant''s locks '
  'and be told which labels it has.';

revoke execute on function allocator.check_set_up_right() from public, anon, authenticated, service_role;

create trigger a_caller_may_add_a_zone
  before insert on public.zones
  for each row execute function allocator.check_set_up_right('{owner,manager}', 'an owner or a manager');

create trigger a_caller_may_add_a_table
  before insert on public.dining_tables
  for each row execute function allocator.check_set_up_right('{owner,manager}', 'an owner or a manager');

create trigger a_caller_may_add_an_adjacency
  before insert on public.table_adjacencies
  for each row execute function allocator.check_set_up_right('{owner,manager}', 'an owner or a manager');

create trigger a_caller_may_add_a_period
  before insert on public.service_periods
  for each row execute function allocator.check_set_up_right('{owner,manager}', 'an owner or a manager');

create trigger a_caller_may_add_a_turn_time
  before insert on public.turn_times
  for each row execute function allocator.check_set_up_right('{owner,manager}', 'an owner or a manager');

create trigger a_caller_may_add_an_invitation
  before insert on public.restaurant_invitations
  for each row execute function allocator.check_set_up_right('{owner}', 'an owner');
