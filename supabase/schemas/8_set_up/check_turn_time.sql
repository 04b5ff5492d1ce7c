create function allocator.check_turn_time()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_other public.turn_times;
begin
  if not allocator.caller_is_user() then
    return new;
  end if;
  perform allocator.lock_set_up(new.restaurant_id);
  select t.*
    into v_other
    from public.turn_times as t
    where t.restaurant_id = new.restaurant_id
      and t.service_period_id is not distinct from new.service_period_id
      and t.up_to_party_size = new.up_to_party_size
      and t.id <> new.id;
  if found then
    perform allocator.refuse(
      'ALREADY_EXISTS',
      format(
        'Parties of up to %s have a turn time already: %s minutes', v_other.up_to_party_size, v_other.minutes
      ),
      jsonb_build_object('restaurantId', new.restaurant_id, 'turnTimeId', v_other.id),
      'Change that one instead'
    );
  end if;
  return new;
end;
$$;

comment on function allocator.check_turn_time() is
  'Trigger of turn_times: raises TA018 where the service, or all services, have one for this party size. What it says '
  'in words for people, a_party_size_has_one_turn_per_service ensures for whoever writes.';

revoke execute on function allocator.check_turn_time() from public, anon, authenticated, service_role;

create trigger a_turn_time_is_new
  before insert or update of service_period_id, up_to_party_size on public.turn_times
  for each row execute function allocator.check_turn_time();
