create function allocator.find_response(
  p_booking public.bookings,
  p_operation text,
  p_idempotency_key text,
  p_request_hash bytea
)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_request public.assignment_requests;
begin
  select q.*
    into v_request
    from public.assignment_requests as q
    where q.restaurant_id = p_booking.restaurant_id
      and q.operation = p_operation
      and q.idempotency_key = p_idempotency_key
      and q.created_at > now() - interval '24 hours';
  if not found then
    return null;
  end if;
  if v_request.request_hash <> p_request_hash then
    perform allocator.refuse_reused_key(p_booking, 'the request differs');
  end if;
  if p_operation = 'create_booking' then
    select b.*
      into p_booking
      from public.bookings as b
      where b.id = (v_request.response #>> '{booking,id}')::uuid and b.restaurant_id = v_request.restaurant_id;
    if not found then
      p_booking.restaurant_id := v_request.restaurant_id;
      perform allocator.refuse_reused_key(p_booking, 'the booking no longer exists');
    end if;
  end if;
  perform allocator.check_response_is_true(p_booking, v_request);

  if v_request.response ? 'booking' then
    v_request.response := jsonb_set(
      v_request.response,
      '{booking}',
      v_request.response -> 'booking'
        || jsonb_build_object(
          'guestName', p_booking.guest_name, 'guestPhone', p_booking.guest_phone, 'notes', p_booking.notes
        )
    );
  end if;
  return v_request.response || jsonb_build_object('replayed', true);
end;
$$;

comment on function allocator.find_response(public.bookings, text, text, bytea) is
  'The stored response of this key, marked as replayed; null when the key is new or expired. The guest''s name, phone '
  'and notes, which are not stored, are those that the booking has now. p_booking: the booking of the request; with '
  'its restaurant alone where the request names none. Raises TA012 when the key stands for another request, or for a '
  'response that a later change has made untrue.';

revoke execute on function allocator.find_response(public.bookings, text, text, bytea)
  from public, anon, authenticated, service_role;
