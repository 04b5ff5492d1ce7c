create function allocator.caller_is_user()
returns boolean
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return allocator.caller_role() = 'authenticated';
end;
$$;

comment on function allocator.caller_is_user() is
  'Whether a signed-in user wrote what a trigger looks at. The triggers of the set-up check such writes before the '
  'constraints do, to refuse them in words for people; whoever else writes is bound by the constraints.';

revoke execute on function allocator.caller_is_user() from public, anon, authenticated, service_role;
