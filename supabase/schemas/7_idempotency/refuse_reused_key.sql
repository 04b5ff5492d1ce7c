create function allocator.refuse_reused_key(p_booking public.bookings, p_cause text)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  perform allocator.refuse(
    'IDEMPOTENCY_KEY_REUSED',
    case p_cause
      when 'the request differs' then 'The idempotency key belongs to another request'
      when 'the assignment no longer exists' then 'The assignment in the answer of this idempotency key no longer exists'
      when 'the booking no longer exists' then 'The booking in the answer of this idempotency key no longer exists'
      when 'the booking has tables again'
        then 'The booking has tables again since the answer of this idempotency key'
      else 'The status of the booking has changed since the answer of this idempotency key'
    end,
    jsonb_build_object('restaurantId', p_booking.restaurant_id, 'bookingId', p_booking.id, 'cause', p_cause),
    'Look at the booking, and use a new key for a new request'
  );
end;
$$;

comment on function allocator.refuse_reused_key(public.bookings, text) is
  'Raises TA012. p_cause: the request differs, the assignment or the booking no longer exists, the booking has tables '
  'again, or the status has changed.';

revoke execute on function allocator.refuse_reused_key(public.bookings, text)
  from public, anon, authenticated, service_role;
