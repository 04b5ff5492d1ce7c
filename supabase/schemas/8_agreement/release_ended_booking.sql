create function allocator.release_ended_booking()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_action text;
begin
  -- Not in a condition of the trigger, which every update of a booking would parse again.
  if new.status not in ('completed', 'cancelled', 'no_show') or old.status not in ('confirmed', 'checked_in') then
    return new;
  elsif not allocator.an_rpc_writes() then
    v_action := allocator.action_of_change(old.status, new.status);
    perform allocator.record_event(
      new,
      (case v_action when 'edited' then 'released' else v_action end)::public.assignment_action,
      allocator.caller_id(),
      allocator.booking_state(old, (allocator.assignment_of(old)).table_ids),
      allocator.booking_state(new, null),
      null, null
    );
  end if;
  delete from public.table_assignments as a
    where a.restaurant_id = old.restaurant_id and a.booking_id = old.id;
  return new;
end;
$$;

comment on function allocator.release_ended_booking() is
  'Trigger of bookings, for every writer: a booking that is over releases its tables at once, and the audit has it. '
  'Before the update, so that no foreign key has to follow the row first. The RPCs have released them by then, with an '
  'audit event of their own.';

revoke execute on function allocator.release_ended_booking() from public, anon, authenticated, service_role;

create trigger a_booking_that_is_over_holds_no_tables
  before update of status on public.bookings
  for each row execute function allocator.release_ended_booking();
