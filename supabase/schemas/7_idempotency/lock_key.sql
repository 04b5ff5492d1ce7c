create function allocator.lock_key(p_restaurant_id uuid, p_operation text, p_idempotency_key text)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_key constant bigint := hashtextextended(concat_ws(' ', p_restaurant_id, p_operation, p_idempotency_key), 8);
begin
  if not pg_try_advisory_xact_lock(v_key) then
    perform allocator.take_waiting_place(p_restaurant_id);
    perform pg_advisory_xact_lock(v_key);
  end if;
end;
$$;

comment on function allocator.lock_key(uuid, text, text) is
  'The very first lock of a request that names no booking to lock, or several: of two with the same key the second '
  'waits, and then finds the response of the first.';

revoke execute on function allocator.lock_key(uuid, text, text) from public, anon, authenticated, service_role;
