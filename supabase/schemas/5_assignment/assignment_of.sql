create function allocator.assignment_of(p_booking public.bookings)
returns allocator.assignment
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_assignment allocator.assignment;
begin
  select a.id, array(
      select t.table_id
      from public.assigned_tables as t
      where t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
      order by t.table_id
    )
    into v_assignment
    from public.table_assignments as a
    where a.restaurant_id = p_booking.restaurant_id and a.booking_id = p_booking.id;
  return v_assignment;
end;
$$;

comment on function allocator.assignment_of(public.bookings) is
  'The booking''s tables as they are now; null when it holds none.';

revoke execute on function allocator.assignment_of(public.bookings) from public, anon, authenticated, service_role;
