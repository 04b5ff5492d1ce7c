create function allocator.seeds_of_sets(p_tables allocator.free_table[], p_require_adjacency boolean)
returns allocator.table_set[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return array(
    select row('{}', null, 0, true, null, null, 0, false, -1, s.next, '{}')::allocator.table_set
    from (
      select array[t.ordinality::integer] as next
        from unnest(p_tables) with ordinality as t
        where p_require_adjacency or not t.is_movable
      union all
      select array_agg(t.ordinality::integer order by t.ordinality)
        from unnest(p_tables) with ordinality as t
        where not p_require_adjacency and t.is_movable
        group by t.zone_id
    ) as s
  );
end;
$$;

comment on function allocator.seeds_of_sets(allocator.free_table[], boolean) is
  'Empty sets, from which grow_sets makes the single tables. Where adjacency is required, each may only be followed by '
  'its neighbours, otherwise by all later tables of the zone; fixed tables stay alone.';

revoke execute on function allocator.seeds_of_sets(allocator.free_table[], boolean)
  from public, anon, authenticated, service_role;
