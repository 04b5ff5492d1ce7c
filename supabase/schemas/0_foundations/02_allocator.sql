create schema allocator;

comment on schema allocator is
  'Code and bookkeeping that need more rights than their callers. The API does not expose this schema; '
  'its functions are reached through the RPCs in public.';

grant usage on schema allocator to authenticated, service_role;
