create function allocator.hold_tables(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_assigned_by uuid
)
returns uuid
language plpgsql
set search_path = ''
as $$
declare
  v_assignment_id uuid;
begin
  if p_booking.status = 'pending' then
    update public.bookings as b
      set status = 'confirmed'
      where b.id = p_booking.id and b.restaurant_id = p_booking.restaurant_id;
  else
    delete from public.table_assignments as a
      where a.restaurant_id = p_booking.restaurant_id and a.booking_id = p_booking.id;
  end if;

  insert into public.table_assignments (restaurant_id, booking_id, assigned_by)
    values (p_booking.restaurant_id, p_booking.id, p_assigned_by)
    returning id into v_assignment_id;
  insert into public.assigned_tables (assignment_id, restaurant_id, table_id, during)
    select v_assignment_id, p_booking.restaurant_id, id, tstzrange(p_booking.start_at, p_booking.end_at)
    from unnest(p_table_ids) as id;
  return v_assignment_id;
end;
$$;

comment on function allocator.hold_tables(public.bookings, uuid[], uuid) is
  'Holds these tables for the booking''s window in place of any it held, confirms it if it was pending, and returns '
  'the assignmentId. The caller has locked the booking and claimed the tables.';

revoke execute on function allocator.hold_tables(public.bookings, uuid[], uuid)
  from public, anon, authenticated, service_role;
