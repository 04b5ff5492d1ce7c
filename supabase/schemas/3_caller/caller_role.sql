create function allocator.caller_role()
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce(nullif(current_setting('role'), 'none'), session_user);
end;
$$;

comment on function allocator.caller_role() is
  'The database role of the request, also inside security definer functions: authenticated, service_role, or the '
  'role of a direct connection.';

revoke execute on function allocator.caller_role() from public, anon, authenticated, service_role;
