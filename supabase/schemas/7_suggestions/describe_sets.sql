create function allocator.describe_sets(
  p_stay allocator.wanted_stay,
  p_tables allocator.free_table[],
  p_sets allocator.table_set[]
)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_until constant timestamptz := p_stay.start_at + p_stay.stay;
begin
  return (
    select coalesce(
      jsonb_agg(
        jsonb_build_object(
          'tableIds', named.ids,
          'labels', named.labels,
          'zoneId', (p_tables[s.tables[1]]).zone_id,
          'seats', s.seats,
          'spareSeats', s.seats - p_stay.party_size,
          'freeFrom', s.free_from,
          'freeUntil', s.free_until,
          'minutes', round(extract(epoch from least(v_until, s.free_until) - p_stay.start_at) / 60),
          'isFull', (s.free_until < v_until) is not true,
          'occupiedBy', case
            when s.occupied then allocator.last_occupant(p_stay.restaurant_id, named.ids, p_stay.assignment_id)
          end
        )
        order by s.position
      ),
      '[]'
    )
    from unnest(p_sets) with ordinality as s (
      tables, largest, seats, fits, free_from, free_until, idle, occupied, starts, next, reached, position
    )
    cross join lateral (
      select array_agg(t.id order by t.label, t.id) as ids, array_agg(t.label order by t.label, t.id) as labels
        from unnest(s.tables) as member (n)
        cross join lateral (select (p_tables[member.n]).id, (p_tables[member.n]).label) as t
    ) as named
  );
end;
$$;

comment on function
  allocator.describe_sets(allocator.wanted_stay, allocator.free_table[], allocator.table_set[]) is
  'The suggestions of the API, in this order.';

revoke execute on function
  allocator.describe_sets(allocator.wanted_stay, allocator.free_table[], allocator.table_set[])
  from public, anon, authenticated, service_role;
