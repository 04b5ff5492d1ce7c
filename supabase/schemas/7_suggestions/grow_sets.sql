create function allocator.grow_sets(
  p_stay allocator.wanted_stay,
  p_tables allocator.free_table[],
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
        join unnest(p_tables) as t on t.n = e.n
        where s.starts & t.starts & p_starts <> 0
    )
    select row(
      -- The order of suggestions, where all have as many tables.
      array(
        select row(
            f.tables, f.largest, f.seats, f.fits, f.free_from, f.free_until, f.idle, f.occupied, f.starts, '{}', f.joins
          )::allocator.table_set
        from (
          select
              b.*,
              array(select n from unnest(b.reach) as n where n <> all (b.reached)) || b.reached as joins,
              array(select n from unnest(b.tables) as n order by n) as sorted_tables
            from (
              select
                  w.*,
                  w.occupied and p_stay.is_soon as is_last,
                  (w.free_until < v_until) is true as is_short
                from wider as w
                where w.seats >= p_stay.party_size
                  and not exists (select from unnest(p_known) as k where k.tables <@ w.tables)
                order by is_last, is_short, w.seats, not w.fits, w.idle
                fetch first (p_limit) rows with ties
            ) as b
        ) as f
        order by f.is_last, f.is_short, f.seats, not f.fits, f.idle, cardinality(f.joins), f.sorted_tables
        limit p_limit
      ),
      case
        -- Larger sets cannot be among the best any more, and need not be begun.
        when p_known = '{}' and p_limit > 0 and p_limit <= (
          select count(*)
          from wider as w
          where w.seats >= p_stay.party_size
            and (w.free_until < v_until) is not true
            and not (w.occupied and p_stay.is_soon)
        ) then '{}'
        else array(
          select row(
              g.tables, g.largest, g.seats, g.fits, g.free_from, g.free_until, g.idle, g.occupied, g.starts, g.next,
              g.reached || g.new
            )::allocator.table_set
          from (
            select b.*, sum(cardinality(b.next)) over (order by b.seats desc, b.tables) as work
              from (
                select
                    p.tables, p.largest, p.seats, p.fits, p.free_from, p.free_until, p.idle, p.occupied, p.starts,
                    p.reached, new.tables as new,
                    case
                      when p_stay.require_adjacency
                        then p.next || array(select n from unnest(new.tables) as n where n > p.tables[1])
                      else p.next
                    end as next
                  from (
                    select w.*
                      from wider as w
                      where w.seats < p_stay.party_size
                        and w.seats + (v_most_tables - cardinality(w.tables)) * w.largest >= p_stay.party_size
                      order by w.seats desc, w.tables
                      limit v_most_sets
                  ) as p
                  cross join lateral (
                    select array(select n from unnest(p.reach) as n where n <> all (p.reached)) as tables
                  ) as new
              ) as b
              where b.next <> '{}'
          ) as g
          where g.work <= v_most_next
          order by g.work
        )
      end,
      (select bit_or(w.starts) from wider as w where w.seats >= p_stay.party_size)
    )::allocator.grown_sets
  );
end;
$$;

comment on function allocator.grow_sets(
  allocator.wanted_stay, allocator.free_table[], allocator.table_set[], allocator.table_set[], integer, integer
) is
$$Adds one table to each of the sets, in every way, so that no set comes twice: next has what may still be added.

fitting: the p_limit best of those with seats for the party, in the order of suggestions: those where nobody sits who has
to leave soon, the whole stay, the fewest seats, tables whose min_party fits, the shortest idle time before and after, the
fewest tables that they could be joined with, and then the tables themselves, with the most seats first and then by label.
(Fewest tables comes after the whole stay, and all of these have as many.) Left out are those that contain a set of
p_known: from them a table could be left out.
unfinished: those with too few seats, for the next call.
p_starts: the starts that matter, a bit each. Sets that are free at none of them are dropped.

It is exact up to 1000 unfinished sets that can be extended in 5000 ways together; beyond that it keeps those with the
most seats, so that a suggestion can be missed. That bounds the work, whatever the floor: 200 tables with 8 neighbours
each form hundreds of thousands of groups of six.$$;

revoke execute on function allocator.grow_sets(
  allocator.wanted_stay, allocator.free_table[], allocator.table_set[], allocator.table_set[], integer, integer
) from public, anon, authenticated, service_role;
