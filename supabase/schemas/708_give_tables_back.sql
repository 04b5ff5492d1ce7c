create function allocator.give_tables_back(p_booking public.bookings, p_status public.booking_status)
returns public.bookings
language plpgsql
set search_path = ''
as $$
begin
  delete from public.table_assignments as a
    where a.restaurant_id = p_booking.restaurant_id and a.booking_id = p_booking.id;
  update public.bookings as b
    set status = p_status
    where b.id = p_booking.id and b.restaurant_id = p_booking.restaurant_id;
  p_booking.status := p_status;
  return p_booking;
end;
$$;

comment on function allocator.give_tables_back(public.bookings, public.booking_status) is
  'Releases all tables of the locked booking and gives it the status, one without tables. Returns it as it is then.';

revoke execute on function allocator.give_tables_back(public.bookings, public.booking_status)
  from public, anon, authenticated, service_role;
