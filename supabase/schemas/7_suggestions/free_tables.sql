create function allocator.free_tables(p_stay allocator.wanted_stay, p_starts timestamptz[])
returns allocator.free_table[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_near constant interval := interval '3 hours';
  v_all constant integer := (1 << cardinality(p_starts)) - 1;
begin
  return array(
    -- Each is materialized, because the planner expects one row of it and would find it again for each table.
    with held as materialized (
      select
          h.table_id,
          max(upper(h.during)) filter (where upper(h.during) <= p_stay.start_at) as free_from,
          min(lower(h.during)) filter (where lower(h.during) >= p_stay.start_at + p_stay.shortest_stay) as free_until,
          bit_or(1 << (s.i - 1)::integer)
            filter (where h.during && tstzrange(s.start_at, s.start_at + p_stay.shortest_stay)) as taken
        from public.assigned_tables as h
        cross join unnest(p_starts) with ordinality as s (start_at, i)
        where h.restaurant_id = p_stay.restaurant_id
          and h.during && tstzrange(
            p_stay.start_at - v_near,
            greatest(
              p_stay.start_at + p_stay.stay + v_near, p_starts[cardinality(p_starts)] + p_stay.shortest_stay
            )
          )
          and h.assignment_id is distinct from p_stay.assignment_id
        group by h.table_id
    ),
    occupied as materialized (
      select h.table_id
        from public.assigned_tables as h
        where h.restaurant_id = p_stay.restaurant_id
          and h.occupied
          and h.assignment_id is distinct from p_stay.assignment_id
          and h.assignment_id <> all ((select allocator.forgotten_assignments(p_stay.restaurant_id))::uuid[])
    ),
    free as materialized (
      select
          row_number() over (order by t.seats desc, t.label, t.id)::integer as n,
          t.id, t.label, t.zone_id, t.seats, t.min_party <= p_stay.party_size as fits, t.is_movable,
          held.free_from, held.free_until, occupied.table_id is not null as is_occupied,
          v_all & ~coalesce(held.taken, 0) as starts
        from public.dining_tables as t
        left join held on held.table_id = t.id
        left join occupied on occupied.table_id = t.id
        where t.restaurant_id = p_stay.restaurant_id
          and t.is_active
          and (t.id = any (p_stay.avoided)) is not true
          and coalesce(held.taken, 0) <> v_all
          and not (p_stay.looks_at_room and occupied.table_id is not null)
    ),
    joined as (
      select way.n, array_agg(way.neighbour) as neighbours
        from (
          select
              array_position(m.ids, pair.table_a) as a,
              array_position(m.ids, pair.table_b) as b,
              m.zones
            from public.table_adjacencies as pair
            cross join (
              select
                  array_agg(case when f.is_movable then f.id end order by f.n) as ids,
                  array_agg(f.zone_id order by f.n) as zones
                from free as f
            ) as m
            where pair.restaurant_id = p_stay.restaurant_id
            -- Keeps the planner from evaluating the positions at each of their uses.
            offset 0
        ) as one
        cross join lateral (values (one.a, one.b), (one.b, one.a)) as way (n, neighbour)
        where one.zones[one.a] = one.zones[one.b]
        group by way.n
    )
    select row(
        f.n, f.id, f.label, f.zone_id, f.seats, f.fits, f.is_movable, f.free_from, f.free_until,
        extract(epoch from least(v_near, p_stay.start_at - f.free_from))::integer
          + extract(epoch from greatest(
            interval '0', least(v_near, f.free_until - p_stay.start_at - p_stay.stay)
          ))::integer,
        f.is_occupied, f.starts, coalesce(joined.neighbours, '{}')
      )::allocator.free_table
    from free as f
    left join joined on joined.n = f.n
    order by f.n
  );
end;
$$;

comment on function allocator.free_tables(allocator.wanted_stay, timestamptz[]) is
  'The tables that the stay could have at one of the starts, ascending and up to 31: in use, and nobody else holds them '
  'for its shortest stay. Nobody else sits there either, where p_stay looks at the room; a party that was forgotten '
  'does not count, because whoever needs the table sends it away (close_forgotten).';

revoke execute on function allocator.free_tables(allocator.wanted_stay, timestamptz[])
  from public, anon, authenticated, service_role;
