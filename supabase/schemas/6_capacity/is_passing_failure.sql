create function allocator.is_passing_failure(p_sqlstate text)
returns boolean
language plpgsql
immutable
set search_path = ''
as $$
begin
  return left(p_sqlstate, 2) in ('08', '40', '53', '55', '57', '58');
end;
$$;

comment on function allocator.is_passing_failure(text) is
  'Whether the failure is transient and not the fault of the table that was read: a deadlock, a timeout, a lost '
  'connection, no resources. The caller may try again.';

revoke execute on function allocator.is_passing_failure(text) from public, anon, authenticated, service_role;
