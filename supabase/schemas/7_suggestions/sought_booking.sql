create function allocator.sought_booking(p_booking public.bookings)
returns public.bookings
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_timezone text;
begin
  if p_booking.end_at > v_now and p_booking.status in ('pending', 'confirmed', 'checked_in') then
    return p_booking;
  elsif p_booking.status in ('completed', 'no_show') then
    v_timezone := allocator.timezone_of(p_booking.restaurant_id);
    if (allocator.find_service(p_booking.restaurant_id, v_timezone, p_booking.start_at)).service_date
      <> (allocator.find_service(p_booking.restaurant_id, v_timezone, v_now)).service_date then
      perform allocator.refuse_unassignable(p_booking);
    end if;
    p_booking.status := 'checked_in';
    perform allocator.check_check_in(p_booking);
  elsif p_booking.status = 'checked_in' then
    p_booking.end_at := allocator.extended_end(p_booking);
  else
    perform allocator.refuse_unassignable(p_booking);
  end if;
  return p_booking;
end;
$$;

comment on function allocator.sought_booking(public.bookings) is
  'The booking as it would be with tables that it takes now, but for its times. Raises TA006 where it cannot take any: '
  'it is over, or its window is. One of this service date that was a no-show or has left comes after all, and sits '
  'down (else TA006, TA014); a party that sits past its end gets 15 minutes from now.';

revoke execute on function allocator.sought_booking(public.bookings) from public, anon, authenticated, service_role;
