create function allocator.best_sets(
  p_stay allocator.wanted_stay,
  p_sets allocator.table_set[],
  p_limit integer
)
returns allocator.table_set[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_until constant timestamptz := p_stay.start_at + p_stay.stay;
begin
  return array(
    select s
    from unnest(p_sets) as s
    order by
      s.occupied and p_stay.is_soon,
      (s.free_until < v_until) is true,
      cardinality(s.tables),
      s.seats,
      not s.fits,
      s.idle,
      cardinality(s.reached),
      s.tables
    limit p_limit
  );
end;
$$;

comment on function allocator.best_sets(allocator.wanted_stay, allocator.table_set[], integer) is
  'The p_limit best of these sets, in the order of suggestions: those where nobody sits who has to leave soon, the whole '
  'stay, the fewest tables, the fewest seats, tables whose min_party fits, the shortest idle time before and after, the '
  'fewest tables that they could be joined with, and then the tables themselves, with the most seats first and then by '
  'label.';

revoke execute on function allocator.best_sets(allocator.wanted_stay, allocator.table_set[], integer)
  from public, anon, authenticated, service_role;
