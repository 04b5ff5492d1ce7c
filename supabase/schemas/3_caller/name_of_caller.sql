create function allocator.name_of_caller()
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce(
    (select coalesce(u.email, u.id::text) from auth.users as u where u.id = allocator.caller_id()),
    allocator.caller_role()
  );
end;
$$;

comment on function allocator.name_of_caller() is
  'Whom operators can ask about a call: the address of the user, or the database role where a system acts.';

revoke execute on function allocator.name_of_caller() from public, anon, authenticated, service_role;
