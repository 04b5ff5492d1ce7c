create function allocator.release_ended_booking()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_held allocator.assignment;
begin
  -- Not in a condition of the trigger, which every update of a booking would parse again.
  if new.status not in ('completed', 'cancelled', 'no_show') or old.status not in ('confirmed', 'checked_in') then
    return new;
  end if;
  v_held := allocator.assignment_of(old);
  if v_held.id is not null then
    delete from public.table_assignments as a
      where a.restaurant_id = old.restaurant_id and a.booking_id = old.id;
    perform allocator.record_event(
      new, 'released', allocator.caller_id(),
      allocator.booking_state(old, v_held.table_ids), allocator.booking_state(new, '{}'),
      null, null
    );
  end if;
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
