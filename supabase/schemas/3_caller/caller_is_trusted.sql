create function allocator.caller_is_trusted()
returns boolean
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_role constant text := allocator.caller_role();
begin
  return v_role = 'service_role' or pg_has_role(v_role, current_user, 'usage');
end;
$$;

comment on function allocator.caller_is_trusted() is
  'True for a secret key and for the owner of this schema: they may act for any restaurant. Everyone else must be '
  'a member of the restaurant.';

revoke execute on function allocator.caller_is_trusted() from public, anon, authenticated, service_role;
