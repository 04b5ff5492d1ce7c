create function allocator.refuse_changed_booking(p_booking public.bookings, p_expected_updated_at timestamptz)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  perform allocator.refuse(
    'BOOKING_CHANGED',
    format(
      'The booking was changed at %s',
      allocator.describe_moment(
        p_booking.updated_at, clock_timestamp(), allocator.timezone_of(p_booking.restaurant_id)
      )
    ),
    jsonb_build_object(
      'restaurantId', p_booking.restaurant_id,
      'bookingId', p_booking.id,
      'updatedAt', p_booking.updated_at,
      'expectedUpdatedAt', p_expected_updated_at
    ),
    'Look at what was changed, then send the edit again with its updatedAt'
  );
end;
$$;

comment on function allocator.refuse_changed_booking(public.bookings, timestamptz) is
  'Raises TA105 for an edit of a booking that somebody has changed since the caller read it.';

revoke execute on function allocator.refuse_changed_booking(public.bookings, timestamptz)
  from public, anon, authenticated, service_role;
