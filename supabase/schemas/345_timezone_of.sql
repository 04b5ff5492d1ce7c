create function allocator.timezone_of(p_booking public.bookings)
returns text
language plpgsql
stable
set search_path = ''
as $$
begin
  return (select r.timezone from public.restaurants as r where r.id = p_booking.restaurant_id);
end;
$$;

comment on function allocator.timezone_of(public.bookings) is 'The time zone of the booking''s restaurant.';

revoke execute on function allocator.timezone_of(public.bookings) from public, anon, authenticated, service_role;
