create function allocator.release_deleted_booking()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
begin
  -- A booking without tables that goes with its restaurant is not worth a line.
  if old.status in ('confirmed', 'checked_in')
    or exists (select from public.restaurants as r where r.id = old.restaurant_id) then
    perform allocator.record_event(
      old,
      (case when old.status in ('confirmed', 'checked_in') then 'released' else 'deleted' end)::public.assignment_action,
      allocator.caller_id(),
      allocator.booking_state(old, (allocator.assignment_of(old)).table_ids),
      allocator.booking_state(null, null),
      null, null
    );
  end if;
  return old;
end;
$$;

comment on function allocator.release_deleted_booking() is
  'Trigger of bookings: the tables of a deleted booking go with it, and the audit keeps that they were released, or '
  'that a booking without tables was deleted. Before the deletion, because the foreign keys have taken the tables '
  'away by the time it is done.';

revoke execute on function allocator.release_deleted_booking() from public, anon, authenticated, service_role;

create trigger a_deleted_booking_leaves_a_trace
  before delete on public.bookings
  for each row execute function allocator.release_deleted_booking();
