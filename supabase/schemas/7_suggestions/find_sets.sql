create function allocator.find_sets(
  p_stay allocator.wanted_stay,
  p_floor allocator.free_floor,
  p_limit integer
)
returns allocator.table_set[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_until constant timestamptz := p_stay.start_at + p_stay.stay;
  v_best allocator.table_set[];
  v_grown allocator.grown_sets;
begin
  -- Most parties get one table. Growing sets costs more than everything else, and is left until they do not suffice.
  v_best := array(
    select row(
        array[t.n], t.seats, t.seats, t.fits, t.free_from, t.free_until, t.idle, t.occupied, t.starts, '{}', t.reached
      )::allocator.table_set
    from (
      select
          f.*, n,
          p_floor.neighbours[width_bucket(n - 1, p_floor.joined) + 1:width_bucket(n, p_floor.joined)] || n as reached
        from unnest(p_floor.tables) with ordinality as f
        cross join lateral (select f.ordinality::integer as n) as numbered
        where f.seats >= p_stay.party_size
        -- What best_sets compares, where all have one table.
        order by
          f.occupied and p_stay.is_soon, (f.free_until < v_until) is true, f.seats, not f.fits, f.idle,
          width_bucket(n, p_floor.joined) - width_bucket(n - 1, p_floor.joined), n
        limit p_limit
    ) as t
  );
  loop
    -- What has more tables comes after these.
    exit when cardinality(v_best) = p_limit
      and not ((v_best[p_limit]).occupied and p_stay.is_soon)
      and ((v_best[p_limit]).free_until < v_until) is not true;
    v_grown := allocator.grow_sets(
      p_stay, p_floor,
      coalesce(v_grown.unfinished, allocator.seeds_of_sets(p_floor.tables, p_stay.require_adjacency)),
      v_best, 1, p_limit
    );
    v_best := allocator.best_sets(p_stay, v_best || v_grown.fitting, p_limit);
    exit when v_grown.unfinished = '{}';
  end loop;
  return v_best;
end;
$$;

comment on function allocator.find_sets(allocator.wanted_stay, allocator.free_floor, integer) is
  'The p_limit best sets of up to 6 of these tables for the stay, in the order of suggestions (best_sets). It stops as '
  'soon as larger sets cannot be among them.';

revoke execute on function allocator.find_sets(allocator.wanted_stay, allocator.free_floor, integer)
  from public, anon, authenticated, service_role;
