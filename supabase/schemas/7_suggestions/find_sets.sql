create function allocator.find_sets(
  p_stay allocator.wanted_stay,
  p_tables allocator.free_table[],
  p_limit integer
)
returns allocator.table_set[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_until constant timestamptz := p_stay.start_at + p_stay.stay;
  v_known allocator.table_set[] := '{}';
  v_grown allocator.grown_sets;
begin
  v_grown.unfinished := allocator.seeds_of_sets(p_tables, p_stay.require_adjacency);
  while v_grown.unfinished <> '{}' loop
    v_grown := allocator.grow_sets(p_stay, p_tables, v_grown.unfinished, v_known, 1, p_limit);
    v_known := v_known || v_grown.fitting;
    v_known := array(
      select v_known[i]
      from generate_subscripts(v_known, 1) as i
      order by
        (v_known[i]).occupied and p_stay.is_soon,
        ((v_known[i]).free_until < v_until) is true,
        i
      limit p_limit
    );
    -- What has more tables comes after these.
    exit when cardinality(v_known) = p_limit
      and not ((v_known[p_limit]).occupied and p_stay.is_soon)
      and ((v_known[p_limit]).free_until < v_until) is not true;
  end loop;
  return v_known;
end;
$$;

comment on function allocator.find_sets(allocator.wanted_stay, allocator.free_table[], integer) is
  'The p_limit best sets of up to 6 of these tables for the stay, in the order of suggestions: full stays first, then '
  'fewest tables, then as grow_sets has it; at the very end those where people still sit, when the stay is soon. It '
  'stops as soon as larger sets cannot be among them.';

revoke execute on function allocator.find_sets(allocator.wanted_stay, allocator.free_table[], integer)
  from public, anon, authenticated, service_role;
