create function allocator.record_direct_move()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_held allocator.assignment;
begin
  if new.hold = old.hold or allocator.an_rpc_writes() then
    return null;
  end if;
  v_held := allocator.assignment_of(new);
  if v_held.id is not null then
    perform allocator.record_event(
      new, 'edited', allocator.caller_id(),
      allocator.booking_state(old, v_held.table_ids), allocator.booking_state(new, v_held.table_ids),
      null, null
    );
  end if;
  return null;
end;
$$;

comment on function allocator.record_direct_move() is
  'Trigger of bookings: the audit event of a direct write that moved a booking with its tables. The foreign keys have '
  'taken the tables along, or refused the move by table_is_not_double_booked (23P01).';

revoke execute on function allocator.record_direct_move() from public, anon, authenticated, service_role;

create trigger a_direct_move_leaves_a_trace
  after update of start_at, end_at on public.bookings
  for each row execute function allocator.record_direct_move();
