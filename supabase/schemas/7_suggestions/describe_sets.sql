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
  v_set allocator.table_set;
  v_first allocator.free_table;
  v_ids uuid[];
  v_labels text[];
  v_occupant jsonb;
  v_suggestions jsonb[] := array[]::jsonb[];
begin
  foreach v_set in array p_sets loop
    v_first := p_tables[v_set.tables[1]];
    v_ids := array[v_first.id];
    v_labels := array[v_first.label];
    -- Most sets are one table held by nobody, which needs no query.
    if cardinality(v_set.tables) > 1 then
      select array_agg(t.id order by t.label, t.id), array_agg(t.label order by t.label, t.id)
        into v_ids, v_labels
        from unnest(v_set.tables) as member (n)
        cross join lateral (select (p_tables[member.n]).id, (p_tables[member.n]).label) as t;
    end if;
    v_occupant := null;
    if v_set.occupied then
      v_occupant := allocator.last_occupant(p_stay.restaurant_id, v_ids, p_stay.assignment_id);
    end if;
    v_suggestions := array_append(v_suggestions, jsonb_build_object(
      'tableIds', v_ids,
      'labels', v_labels,
      'zoneId', v_first.zone_id,
      'seats', v_set.seats,
      'spareSeats', v_set.seats - p_stay.party_size,
      'freeFrom', v_set.free_from,
      'freeUntil', v_set.free_until,
      'minutes', round(extract(epoch from least(v_until, v_set.free_until) - p_stay.start_at) / 60),
      'isFull', (v_set.free_until < v_until) is not true,
      'occupiedBy', v_occupant
    ));
  end loop;
  return to_jsonb(v_suggestions);
end;
$$;

comment on function
  allocator.describe_sets(allocator.wanted_stay, allocator.free_table[], allocator.table_set[]) is
  'The suggestions of the API, in this order.';

revoke execute on function
  allocator.describe_sets(allocator.wanted_stay, allocator.free_table[], allocator.table_set[])
  from public, anon, authenticated, service_role;
