create function allocator.release_deleted_booking()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
begin
  perform allocator.record_event(
    old, 'released', allocator.caller_id(), allocator.booking_state(old, (allocator.assignment_of(old)).table_ids),
    allocator.booking_state(null, '{}'), null, null
  );
  return old;
end;
$$;

comment on function allocator.release_deleted_booking() is
  'Trigger of bookings: the tables of a deleted booking go with it, and the audit keeps that they were released. '
  'Before the deletion, because the foreign keys have taken the tables away by the time it is done.';

revoke execute on function allocator.release_deleted_booking() from public, anon, authenticated, service_role;

create trigger a_deleted_booking_leaves_a_trace
  before delete on public.bookings
  for each row
  when (old.status in ('confirmed', 'checked_in'))
  execute function allocator.release_deleted_booking();
