create function allocator.tables_are_adjacent(p_restaurant_id uuid, p_table_ids uuid[])
returns boolean
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    with recursive reached (table_id) as (
      select p_table_ids[1]
      union
      select neighbour.id
      from reached
      cross join lateral (
        select a.table_b as id
        from public.table_adjacencies as a
        where a.restaurant_id = p_restaurant_id and a.table_a = reached.table_id
        union all
        select a.table_a
        from public.table_adjacencies as a
        where a.restaurant_id = p_restaurant_id and a.table_b = reached.table_id
      ) as neighbour
      where neighbour.id = any (p_table_ids)
    )
    select count(*) = cardinality(p_table_ids) from reached
  );
end;
$$;

comment on function allocator.tables_are_adjacent(uuid, uuid[]) is
  'Whether adjacencies within the set connect all of it, so that two separate pairs are not adjacent and a chain is. '
  'The ids are distinct; their order does not matter.';

revoke execute on function allocator.tables_are_adjacent(uuid, uuid[]) from public, anon, authenticated, service_role;
