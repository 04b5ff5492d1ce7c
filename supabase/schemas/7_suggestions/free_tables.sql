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
    with held as (
      -- Two steps, so that most holds are compared with nothing but the window.
      select
          h.table_id,
          max(upper(h.during)) filter (where upper(h.during) <= p_stay.start_at) as free_from,
          min(lower(h.during)) filter (where lower(h.during) >= p_stay.start_at + p_stay.shortest_stay) as free_until,
          bit_or((
            select bit_or(1 << (s.i - 1)::integer)
            from unnest(p_starts) with ordinality as s (start_at, i)
            where h.during && tstzrange(s.start_at, s.start_at + p_stay.shortest_stay)
          )) as taken
        from public.assigned_tables as h
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
    occupied as (
      select h.table_id
        from public.assigned_tables as h
        where h.restaurant_id = p_stay.restaurant_id
          and h.occupied
          and h.assignment_id is distinct from p_stay.assignment_id
          and h.assignment_id <> all (allocator.forgotten_assignments(p_stay.restaurant_id))
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
          select a.n, a.zone_id, pair.table_b
            from public.table_adjacencies as pair
            join free as a on a.id = pair.table_a
            where pair.restaurant_id = p_stay.restaurant_id and a.is_movable
            -- Keeps the planner from comparing each table with each.
            offset 0
        ) as one
        join free as b on b.id = one.table_b and b.is_movable and b.zone_id = one.zone_id
        cross join lateral (values (one.n, b.n), (b.n, one.n)) as way (n, neighbour)
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
