create function allocator.an_rpc_writes()
returns boolean
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce(current_setting('allocator.rpc', true), '') <> '' and allocator.session_is_trusted();
end;
$$;

comment on function allocator.an_rpc_writes() is
  'For triggers: whether the row is written by an RPC, which writes its own audit event. The RPC says so by the setting '
  'allocator.rpc around its write of bookings. It counts only where the session can be believed, so that a role with a connection '
  'of its own cannot hide from the audit by setting it.';

revoke execute on function allocator.an_rpc_writes() from public, anon, authenticated, service_role;
