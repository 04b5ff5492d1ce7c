create function allocator.is_exceeded(p_decision allocator.capacity_decision)
returns boolean
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce(p_decision.covers > p_decision.max_covers, false)
    or coalesce(p_decision.parties > p_decision.max_parties, false);
end;
$$;

comment on function allocator.is_exceeded(allocator.capacity_decision) is
  'Whether check_capacity would refuse.';

revoke execute on function allocator.is_exceeded(allocator.capacity_decision)
  from public, anon, authenticated, service_role;
