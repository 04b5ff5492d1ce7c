create schema allocator;

comment on schema allocator is
  'Code and bookkeeping that need more rights than their callers. The API does not expose this schema; '
  'its functions are reached through the RPCs in public.';

grant usage on schema allocator to authenticated, service_role;

-- A temporary type that is named like one of pg_catalog cannot run as the owner, because every function searches
-- pg_temp last; that no caller can make one is the second lock on the same door.
do $$
begin
  execute format('revoke temporary on database %I from public', current_database());
end;
$$;
