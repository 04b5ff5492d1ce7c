create function allocator.capacity_json(p_decision allocator.capacity_decision)
returns jsonb
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_decision is null then
    return null;
  end if;
  return jsonb_build_object(
    'state', p_decision.state,
    'covers', p_decision.covers,
    'maxCovers', p_decision.max_covers,
    'parties', p_decision.parties,
    'maxParties', p_decision.max_parties,
    'coversWithoutTable', p_decision.covers_without_table
  );
end;
$$;

comment on function allocator.capacity_json(allocator.capacity_decision) is
  'The capacity object of the API; null for null.';

revoke execute on function allocator.capacity_json(allocator.capacity_decision)
  from public, anon, authenticated, service_role;
