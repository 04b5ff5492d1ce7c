create function allocator.check_check_in(p_booking public.bookings)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_earliest constant timestamptz := p_booking.start_at - interval '2 hours';
begin
  if clock_timestamp() >= p_booking.end_at then
    perform allocator.refuse_unassignable(p_booking);
  elsif clock_timestamp() < v_earliest then
    perform allocator.refuse(
      'CHECK_IN_TOO_EARLY',
      format(
        'The booking starts %s; its party can sit down 2 hours before at the earliest',
        allocator.describe_moment(
          p_booking.start_at, clock_timestamp(), allocator.timezone_of(p_booking.restaurant_id)
        )
      ),
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id,
        'bookingId', p_booking.id,
        'startAt', p_booking.start_at,
        'earliestAt', v_earliest
      ),
      'If the party is here, move the booking to now in the same request'
    );
  end if;
end;
$$;

comment on function allocator.check_check_in(public.bookings) is
  'Whether the party may sit down now: not earlier than 2 hours before its start (else TA014) and before its end (else '
  'TA006). p_booking: with the times that it is about to get.';

revoke execute on function allocator.check_check_in(public.bookings) from public, anon, authenticated, service_role;
