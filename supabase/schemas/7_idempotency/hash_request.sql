create function allocator.hash_request(p_idempotency_key text, p_request jsonb)
returns bytea
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_idempotency_key is null then
    return null;
  elsif p_idempotency_key !~ '^[!-~]{1,255}$' then
    perform allocator.refuse(
      'INVALID_REQUEST', 'An idempotency key is 1 to 255 visible ASCII characters',
      jsonb_build_object('characters', length(p_idempotency_key)),
      'Use a fresh UUID as the key of each user action'
    );
  end if;
  return sha256(convert_to(p_request::text, 'UTF8'));
end;
$$;

comment on function allocator.hash_request(text, jsonb) is
  'SHA-256 of a canonical request, which shows whether a key is reused for another request; null without a key. Raises '
  'TA001 for a malformed key.';

revoke execute on function allocator.hash_request(text, jsonb) from public, anon, authenticated, service_role;
