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
begin
  if p_booking.status in ('confirmed', 'checked_in') then
    delete from public.table_assignments as a
      where a.restaurant_id = p_booking.restaurant_id and a.booking_id = p_booking.id;
  end if;
  if (p_seated.status, p_seated.held_from, p_seated.end_at)
    is distinct from (p_booking.status, p_booking.held_from, p_booking.end_at) then
    perform set_config('allocator.rpc', 'on', true);
    update public.bookings as b
      set status = p_seated.status, held_from = p_seated.held_from, end_at = p_seated.end_at
      where b.id = p_booking.id and b.restaurant_id = p_booking.restaurant_id;
    perform set_config('allocator.rpc', '', true);
  end if;

  return allocator.take_tables(p_seated, p_table_ids, p_assigned_by);
end;
$$;

comment on function allocator.hold_tables(public.bookings, public.bookings, uuid[], uuid) is
  'Holds these tables for the booking in place of any it held, and returns the assignmentId. p_seated: the booking with '
  'the status, end and held_from that it gets with them. The caller has locked the booking and claimed the tables.';

revoke execute on function allocator.hold_tables(public.bookings, public.bookings, uuid[], uuid)
  from public, anon, authenticated, service_role;
