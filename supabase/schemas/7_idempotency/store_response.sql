create function allocator.store_response(
  p_booking public.bookings,
  p_operation text,
  p_idempotency_key text,
  p_request_hash bytea,
  p_response jsonb,
  p_assignment_id uuid
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into public.assignment_requests as q
    (restaurant_id, operation, idempotency_key, request_hash, response, assignment_id)
  values (
    p_booking.restaurant_id, p_operation, p_idempotency_key, p_request_hash,
    p_response #- '{booking,guestName}' #- '{booking,guestPhone}' #- '{booking,notes}', p_assignment_id
  )
  on conflict (restaurant_id, operation, idempotency_key) do update
    set request_hash = excluded.request_hash, response = excluded.response,
      assignment_id = excluded.assignment_id, created_at = excluded.created_at
    where q.created_at <= now() - interval '24 hours';
  if not found then
    -- A request for another booking took the key while this one ran and was committed, so this one is undone.
    perform allocator.refuse_reused_key(p_booking, 'the request differs');
  end if;
  perform allocator.sweep_requests();
end;
$$;

comment on function allocator.store_response(public.bookings, text, text, bytea, jsonb, uuid) is
  'Stores the response for 24 hours under the key, in the transaction of the change, without the guest''s name, phone '
  'and notes. p_assignment_id: the booking''s assignment after the change; null when it has none. Raises TA012 when a '
  'request for another booking took the key at the same moment.';

revoke execute on function allocator.store_response(public.bookings, text, text, bytea, jsonb, uuid)
  from public, anon, authenticated, service_role;
