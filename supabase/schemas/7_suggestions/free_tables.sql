create function allocator.free_tables(p_stay allocator.wanted_stay, p_starts timestamptz[])
returns allocator.free_floor
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_near constant interval := interval '3 hours';
  v_until constant timestamptz := p_stay.start_at + p_stay.stay;
  v_all constant integer := (1 << cardinality(p_starts)) - 1;
  v_held uuid[];
  v_from timestamptz[];
  v_until_next timestamptz[];
  v_taken integer[];
  v_gone uuid[];
  v_occupied uuid[];
  v_movable uuid[];
  v_zones uuid[];
  v_floor allocator.free_floor;
begin
  -- Small statements that leave arrays: a single one would store its rows several times, and the planner, which expects
  -- one row of each part, would join the parts by comparing each row with each.
  select array_agg(held.table_id), array_agg(held.free_from), array_agg(held.free_until), array_agg(held.taken),
      array_agg(held.table_id) filter (where held.taken = v_all)
    into v_held, v_from, v_until_next, v_taken, v_gone
    from (
      select
          h.table_id,
          max(upper(h.during)) filter (where upper(h.during) <= p_stay.start_at) as free_from,
          min(lower(h.during)) filter (where lower(h.during) >= p_stay.start_at + p_stay.shortest_stay) as free_until,
          -- The starts before the end of the hold, but for those from which the stay ends when the hold starts.
          bit_or(
            (1 << width_bucket(upper(h.during) - interval '1 microsecond', p_starts))
              - (1 << width_bucket(lower(h.during) - p_stay.shortest_stay, p_starts))
          ) as taken
        from public.assigned_tables as h
        where h.restaurant_id = p_stay.restaurant_id
          and h.during && tstzrange(
            p_stay.start_at - v_near,
            greatest(v_until + v_near, p_starts[cardinality(p_starts)] + p_stay.shortest_stay)
          )
          and h.assignment_id is distinct from p_stay.assignment_id
        group by h.table_id
    ) as held;
  v_occupied := array(
    select h.table_id
      from public.assigned_tables as h
      where h.restaurant_id = p_stay.restaurant_id
        and h.occupied
        and h.assignment_id is distinct from p_stay.assignment_id
        and h.assignment_id <> all ((select allocator.forgotten_assignments(p_stay.restaurant_id))::uuid[])
  );
  v_gone := v_gone || p_stay.avoided;
  if p_stay.looks_at_room then
    v_gone := v_gone || v_occupied;
  end if;
  v_gone := coalesce(v_gone, array[]::uuid[]);
  select
      array_agg(row(
        t.id, t.label, t.zone_id, t.seats, t.fits, t.is_movable, v_from[t.i], v_until_next[t.i],
        -- date_part, because extract computes with numeric.
        date_part('epoch', least(v_near, p_stay.start_at - v_from[t.i]))::integer
          + date_part('epoch', greatest(interval '0', least(v_near, v_until_next[t.i] - v_until)))::integer,
        t.id = any (v_occupied), v_all & ~coalesce(v_taken[t.i], 0)
      )::allocator.free_table),
      array_agg(case when t.is_movable then t.id end),
      array_agg(t.zone_id)
    into v_floor.tables, v_movable, v_zones
    from (
      select
          d.id, d.label, d.zone_id, d.seats, d.min_party <= p_stay.party_size as fits, d.is_movable,
          array_position(v_held, d.id) as i
        from public.dining_tables as d
        where d.restaurant_id = p_stay.restaurant_id and d.is_active and d.id <> all (v_gone)
        order by d.seats desc, d.label, d.id
    ) as t;
  select array_agg(way.n order by way.n), array_agg(way.neighbour order by way.n)
    into v_floor.joined, v_floor.neighbours
    from (
      select unnest(array[one.a, one.b]) as n, unnest(array[one.b, one.a]) as neighbour
        from (
          select array_position(v_movable, pair.table_a) as a, array_position(v_movable, pair.table_b) as b
            from public.table_adjacencies as pair
            where pair.restaurant_id = p_stay.restaurant_id
            offset 0
        ) as one
        where v_zones[one.a] = v_zones[one.b]
    ) as way;
  return row(
    coalesce(v_floor.tables, '{}'), coalesce(v_floor.joined, '{}'), coalesce(v_floor.neighbours, '{}')
  )::allocator.free_floor;
end;
$$;

comment on function allocator.free_tables(allocator.wanted_stay, timestamptz[]) is
  'The tables that the stay could have at one of the starts, ascending and up to 30, and which of them can be joined: '
  'those in use that nobody else holds for its shortest stay. Nobody else sits there either, where p_stay looks at the '
  'room; a party that was forgotten does not count, because whoever needs the table sends it away (close_forgotten).';

revoke execute on function allocator.free_tables(allocator.wanted_stay, timestamptz[])
  from public, anon, authenticated, service_role;
