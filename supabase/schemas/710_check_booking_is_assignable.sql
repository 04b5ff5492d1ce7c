create function allocator.check_booking_is_assignable(p_booking public.bookings)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if p_booking.status in ('completed', 'cancelled', 'no_show') then
    perform allocator.refuse(
      'BOOKING_NOT_ASSIGNABLE', format('The booking is %s', replace(p_booking.status::text, 'no_show', 'a no-show')),
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id, 'bookingId', p_booking.id, 'status', p_booking.status
      ),
      'Set it to pending first if the party comes after all'
    );
  elsif p_booking.end_at <= now() then
    perform allocator.refuse(
      'BOOKING_NOT_ASSIGNABLE', 'The booking is over',
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id, 'bookingId', p_booking.id,
        'status', p_booking.status, 'endAt', p_booking.end_at
      ),
      'Correct its times if the party is still here'
    );
  end if;
end;
$$;

comment on function allocator.check_booking_is_assignable(public.bookings) is
  'Raises TA006 when the booking is completed, cancelled or no_show, or its window has ended. One in progress is fine.';

revoke execute on function allocator.check_booking_is_assignable(public.bookings)
  from public, anon, authenticated, service_role;
