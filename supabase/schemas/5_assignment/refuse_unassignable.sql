create function allocator.refuse_unassignable(p_booking public.bookings)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_booking.status in ('completed', 'cancelled', 'no_show') then
    perform allocator.refuse(
      'BOOKING_NOT_ASSIGNABLE', format('The booking is %s', replace(p_booking.status::text, 'no_show', 'a no-show')),
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id, 'bookingId', p_booking.id, 'status', p_booking.status
      ),
      case p_booking.status
        when 'cancelled' then 'Set it to pending first if the party comes after all'
        else 'If the party has come after all, seat it with seat-bookings and checkIn, or set it to pending first'
      end
    );
  else
    perform allocator.refuse(
      'BOOKING_NOT_ASSIGNABLE', 'The booking is over',
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id,
        'bookingId', p_booking.id,
        -- Not the one that it would have got, unless it is a new one.
        'status', coalesce(
          (
            select b.status from public.bookings as b
            where b.id = p_booking.id and b.restaurant_id = p_booking.restaurant_id
          ),
          p_booking.status
        ),
        'endAt', p_booking.end_at
      ),
      'If the party is here, give it an end that lies ahead'
    );
  end if;
end;
$$;

comment on function allocator.refuse_unassignable(public.bookings) is
  'Raises TA006 for a booking that is completed, cancelled or no_show, or whose window has ended. p_booking: as it is, '
  'or as it would become.';

revoke execute on function allocator.refuse_unassignable(public.bookings)
  from public, anon, authenticated, service_role;
