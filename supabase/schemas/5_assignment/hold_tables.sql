create function allocator.hold_tables(
  p_booking public.bookings,
  p_seated public.bookings,
  p_table_ids uuid[],
  p_assigned_by uuid
)
returns uuid
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_assignment_id uuid;
  v_done text;
begin
  v_done := set_config('allocator.rpc', 'stamped', true);
  if p_booking.status in ('confirmed', 'checked_in') then
    delete from public.table_assignments as a
      where a.restaurant_id = p_booking.restaurant_id and a.booking_id = p_booking.id;
  end if;
  -- Also where only the tables are new: another set is another version of the booking.
  update public.bookings as b
    set status = p_seated.status, held_from = p_seated.held_from, end_at = p_seated.end_at,
      updated_at = greatest(clock_timestamp(), b.updated_at + interval '1 millisecond')
    where b.id = p_booking.id and b.restaurant_id = p_booking.restaurant_id;
  v_assignment_id := allocator.take_tables(p_seated, p_table_ids, p_assigned_by);
  v_done := set_config('allocator.rpc', '', true);
  return v_assignment_id;
end;
$$;

comment on function allocator.hold_tables(public.bookings, public.bookings, uuid[], uuid) is
  'Holds these tables for the booking in place of any it held, and returns the assignmentId. p_seated: the booking '
  'with the status, end and held_from that it gets with them. The caller has locked the booking and claimed the '
  'tables.';

revoke execute on function allocator.hold_tables(public.bookings, public.bookings, uuid[], uuid)
  from public, anon, authenticated, service_role;
