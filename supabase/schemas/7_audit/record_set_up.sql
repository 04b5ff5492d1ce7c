create function allocator.record_set_up()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  -- Members read the audit: it has no addresses of people, nor the number of a switch, which counts those of all
  -- restaurants.
  v_left_out constant text[] := '{restaurant_id,created_at,email,set_by}'::text[]
    || case tg_table_name when 'allocator_settings' then 'id' end;
  v_before constant jsonb := coalesce(to_jsonb(old) - v_left_out, '{}');
  v_after constant jsonb := coalesce(to_jsonb(new) - v_left_out, '{}');
  v_row constant jsonb := coalesce(to_jsonb(new), to_jsonb(old));
  v_subject public.bookings;
begin
  v_subject.restaurant_id := case tg_table_name when 'restaurants' then v_row ->> 'id' else v_row ->> 'restaurant_id' end;
  -- What goes with its restaurant is not worth a line each. Nor is a switch for all restaurants, or a rule for none.
  if v_before <> v_after
    and (
      tg_table_name = 'restaurants'
      or exists (select from public.restaurants as r where r.id = v_subject.restaurant_id)
    ) then
    perform allocator.record_event(
      v_subject, tg_argv[0]::public.assignment_action, allocator.caller_id(), v_before, v_after, null, null
    );
  end if;
  return null;
end;
$$;

comment on function allocator.record_set_up() is
  'Trigger of the tables of the set-up: every row that is inserted, changed or deleted leaves one event, whose action is '
  'the argument, with the row before and after.';

revoke execute on function allocator.record_set_up() from public, anon, authenticated, service_role;

create trigger a_change_of_a_restaurant_leaves_a_trace
  after insert or update or delete on public.restaurants
  for each row execute function allocator.record_set_up('restaurant_changed');

create trigger a_change_of_a_member_leaves_a_trace
  after insert or update or delete on public.restaurant_members
  for each row execute function allocator.record_set_up('member_changed');

create trigger a_change_of_an_invitation_leaves_a_trace
  after insert or update or delete on public.restaurant_invitations
  for each row execute function allocator.record_set_up('invitation_changed');

create trigger a_change_of_a_zone_leaves_a_trace
  after insert or update or delete on public.zones
  for each row execute function allocator.record_set_up('zone_changed');

create trigger a_change_of_a_table_leaves_a_trace
  after insert or update or delete on public.dining_tables
  for each row execute function allocator.record_set_up('table_changed');

create trigger a_change_of_an_adjacency_leaves_a_trace
  after insert or update or delete on public.table_adjacencies
  for each row execute function allocator.record_set_up('adjacency_changed');

create trigger a_change_of_a_period_leaves_a_trace
  after insert or update or delete on public.service_periods
  for each row execute function allocator.record_set_up('period_changed');

create trigger a_change_of_a_turn_time_leaves_a_trace
  after insert or update or delete on public.turn_times
  for each row execute function allocator.record_set_up('turn_time_changed');

create trigger a_change_of_the_guard_switch_leaves_a_trace
  after insert or update or delete on public.allocator_settings
  for each row execute function allocator.record_set_up('guard_switched');
