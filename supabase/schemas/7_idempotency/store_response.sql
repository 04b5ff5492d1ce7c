create function allocator.store_response(
  p_booking public.bookings,
  p_operation text,
  p_idempotency_key text,
  p_request_hash bytea,
  p_response jsonb
)
returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into public.assignment_requests as q
    (restaurant_id, operation, idempotency_key, request_hash, response)
  values (p_booking.restaurant_id, p_operation, p_idempotency_key, p_request_hash, p_response)
  on conflict (restaurant_id, operation, idempotency_key) do update
    set request_hash = excluded.request_hash, response = excluded.response, created_at = excluded.created_at
    where q.created_at <= now() - interval '24 hours';
  if not found then
    -- A request for another booking took the key while this one ran and was committed, so this one is undone.
    perform allocator.refuse_reused_key(p_booking, 'the request differs');
  end if;

  -- As a joined subquery it could run once per row of the join, and sweep ten each time.
  with expired as materialized (
    select old.operation, old.idempotency_key
    from public.assignment_requests as old
    where old.restaurant_id = p_booking.restaurant_id and old.created_at <= now() - interval '24 hours'
    limit 10
    for update skip locked
  )
  delete from public.assignment_requests as q
    using expired
    where q.restaurant_id = p_booking.restaurant_id
      and q.operation = expired.operation
      and q.idempotency_key = expired.idempotency_key;
end;
$$;

comment on function allocator.store_response(public.bookings, text, text, bytea, jsonb) is
  'Stores the response for 24 hours under the key, in the transaction of the change, and deletes up to ten expired '
  'ones of the restaurant, so that no job has to. Raises TA012 when a request for another booking took the key at the '
  'same moment.';

revoke execute on function allocator.store_response(public.bookings, text, text, bytea, jsonb)
  from public, anon, authenticated, service_role;
