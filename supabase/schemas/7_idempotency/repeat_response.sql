create function allocator.repeat_response(
  p_request public.bookings,
  p_operation text,
  p_idempotency_key text,
  p_request_hash bytea
)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_idempotency_key is null then
    return null;
  end if;
  perform allocator.lock_key(p_request.restaurant_id, p_operation, p_idempotency_key);
  return allocator.find_response(p_request, p_operation, p_idempotency_key, p_request_hash);
end;
$$;

comment on function allocator.repeat_response(public.bookings, text, text, bytea) is
  'find_response for a request that names no booking to lock, or several: with the lock of its key. p_request: its '
  'restaurant. Null without a key.';

revoke execute on function allocator.repeat_response(public.bookings, text, text, bytea)
  from public, anon, authenticated, service_role;
