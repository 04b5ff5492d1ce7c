create function allocator.table_ids_of(p_booking public.bookings)
returns uuid[]
language plpgsql
stable
set search_path = ''
as $$
begin
  return array(
    select t.table_id
    from public.table_assignments as a
    join public.assigned_tables as t on t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
    where a.restaurant_id = p_booking.restaurant_id and a.booking_id = p_booking.id
    order by t.table_id
  );
end;
$$;

comment on function allocator.table_ids_of(public.bookings) is
  'The tables that the booking holds, ascending; empty when it holds none.';

revoke execute on function allocator.table_ids_of(public.bookings) from public, anon, authenticated, service_role;
