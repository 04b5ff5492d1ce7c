create function allocator.grow_sets(
  p_stay allocator.wanted_stay,
  p_floor allocator.free_floor,
  p_sets allocator.table_set[],
  p_known allocator.table_set[],
  p_starts integer,
  p_limit integer
)
returns allocator.grown_sets
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_until constant timestamptz := p_stay.start_at + p_stay.stay;
  v_most_tables constant integer := 6;
  v_most_sets constant integer := 1000;
  v_most_next constant integer := 5000;
begin
  return (
    with wider as materialized (
      select
          s.tables || t.n as tables,
          coalesce(s.largest, t.seats) as largest,
          s.seats + t.seats as seats,
          s.fits and t.fits as fits,
          greatest(s.free_from, t.free_from) as free_from,
          least(s.free_until, t.free_until) as free_until,
          s.idle + t.idle as idle,
          s.occupied or t.occupied as occupied,
          s.starts & t.starts as starts,
          s.next[e.i + 1:] as next,
          s.reached,
          t.neighbours || t.n as reach
        from unnest(p_sets) as s
        cross join lateral unnest(s.next) with ordinality as e (n, i)
        join (
          select
              f.*, f.ordinality::integer as n,
              p_floor.neighbours[
                width_bucket(f.ordinality::integer - 1, p_floor.joined) + 1
                :width_bucket(f.ordinality::integer, p_floor.joined)
              ] as neighbours
            from unnest(p_floor.tables) with ordinality as f
        ) as t on t.n = e.n
        where s.starts & t.starts & p_starts <> 0
    )
    select row(
      -- What best_sets compares first, where all have as many tables.
      array(
        select row(
            array(select n from unnest(f.tables) as n order by n),
            f.largest, f.seats, f.fits, f.free_from, f.free_until, f.idle, f.occupied, f.starts, '{}',
            array(select n from unnest(f.reach) as n where n <> all (f.reached)) || f.reached
          )::allocator.table_set
        from (
          select w.*
            from wider as w
            where w.seats >= p_stay.party_size
              and not exists (select from unnest(p_known) as k where k.tables <@ w.tables)
            order by w.occupied and p_stay.is_soon, (w.free_until < v_until) is true, w.seats, not w.fits, w.idle
            fetch first (p_limit) rows with ties
        ) as f
      ),
      array(
        select row(
            g.tables, g.largest, g.seats, g.fits, g.free_from, g.free_until, g.idle, g.occupied, g.starts, g.next,
            g.reached || g.new
          )::allocator.table_set
        from (
          select b.*, sum(cardinality(b.next)) over (order by b.seats desc, b.tables) as work
            from (
              select
                  p.tables, p.largest, p.seats, p.fits, p.free_from, p.free_until, p.idle, p.occupied, p.starts,
                  p.reached, p.new,
                  case
                    when p_stay.require_adjacency
                      then p.next || array(select n from unnest(p.new) as n where n > p.tables[1])
                    else p.next
                  end as next
                from (
                  select
                      w.tables, w.largest, w.seats, w.fits, w.free_from, w.free_until, w.idle, w.occupied, w.starts,
                      w.next, w.reached, array(select n from unnest(w.reach) as n where n <> all (w.reached)) as new
                    from wider as w
                    where w.seats < p_stay.party_size
                      and w.seats + (v_most_tables - cardinality(w.tables)) * w.largest >= p_stay.party_size
                    order by w.seats desc, w.tables
                    limit v_most_sets
                ) as p
                -- Keeps the planner from finding what is next at each of its uses.
                offset 0
            ) as b
            where b.next <> '{}'
        ) as g
        where g.work <= v_most_next
        order by g.work
      ),
      (select bit_or(w.starts) from wider as w where w.seats >= p_stay.party_size)
    )::allocator.grown_sets
  );
end;
$$;

comment on function allocator.grow_sets(
  allocator.wanted_stay, allocator.free_floor, allocator.table_set[], allocator.table_set[], integer, integer
) is
$$Adds one table to each of the sets, in every way, so that no set comes twice: next has what may still be added.

fitting: those with seats for the party, in no order: all that can be among the p_limit best by what best_sets compares
first. Left out are those that contain a set of p_known: from them a table could be left out.
unfinished: those with too few seats, for the next call.
p_starts: the starts that matter, a bit each. Sets that are free at none of them are dropped.

It is exact up to 1000 unfinished sets that can be extended in 5000 ways together; beyond that it keeps those with the
most seats, so that a suggestion can be missed. That bounds the work, whatever the floor: 200 tables with 8 neighbours
each form hundreds of thousands of groups of six.$$;

revoke execute on function allocator.grow_sets(
  allocator.wanted_stay, allocator.free_floor, allocator.table_set[], allocator.table_set[], integer, integer
) from public, anon, authenticated, service_role;
