create function allocator.caller_id()
returns uuid
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  -- The API's requests need no function call to be believed.
  if session_user = 'authenticator' or allocator.session_is_trusted() then
    return auth.uid();
  end if;
  return null;
end;
$$;

comment on function allocator.caller_id() is
  'The user of the request; null when a system acts, and for a role with a connection of its own, whatever claims it '
  'has set.';

revoke execute on function allocator.caller_id() from public, anon, authenticated, service_role;
