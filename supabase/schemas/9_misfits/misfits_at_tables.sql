create function allocator.misfits_at_tables(p_restaurant_id uuid, p_bookings public.bookings[])
returns setof allocator.misfit
language plpgsql
stable
set search_path = pg_catalog, pg_temp
set enable_nestloop = 'off'
as $$
begin
  return query
    with sets as materialized (
      select
        b.id as booking_id,
        b.party_size,
        array_agg(t.id order by t.id) as table_ids,
        count(*) as tables,
        sum(t.seats) as seats,
        bool_and(t.is_active) as are_active,
        bool_and(t.is_movable) as are_movable,
        count(distinct t.zone_id) as zones
      from unnest(p_bookings) as b
      join public.table_assignments as a on a.restaurant_id = p_restaurant_id and a.booking_id = b.id
      join public.assigned_tables as h on h.restaurant_id = p_restaurant_id and h.assignment_id = a.id
      join public.dining_tables as t on t.restaurant_id = p_restaurant_id and t.id = h.table_id
      group by b.id, b.party_size
    ),
    -- The audit need not be asked about a single table with seats enough.
    allowed as materialized (
      select c.*
      from allocator.concessions_of(
        p_restaurant_id,
        array(select s.booking_id from sets as s where s.tables > 1 or s.seats < s.party_size)
      ) as c
    )
    select s.booking_id, r.reason
    from sets as s
    left join allowed as c on c.booking_id = s.booking_id
    cross join lateral (
      values
        ('TABLE_INACTIVE', not s.are_active),
        ('TABLES_SPAN_ZONES', s.zones > 1 and c.apart is not true),
        ('TABLE_NOT_MOVABLE', s.tables > 1 and not s.are_movable and c.apart is not true),
        ('TABLES_NOT_ADJACENT', case
          when s.tables > 1 and s.zones = 1 and s.are_movable and c.apart is not true
            then not allocator.tables_are_adjacent(p_restaurant_id, s.table_ids)
        end),
        ('PARTY_EXCEEDS_SEATS', s.seats + case when c.extra_chairs then 2 * s.tables else 0 end < s.party_size)
    ) as r (reason, is_broken)
    where r.is_broken;
end;
$$;

comment on function allocator.misfits_at_tables(uuid, public.bookings[]) is
  'Those of the bookings whose set of tables would be refused today, once for each rule of check_tables that it breaks. '
  'Adjacency is looked at whether or not it was required when the set was chosen, which nobody recorded. '
  'Without nested loops, as concessions_of.';

revoke execute on function allocator.misfits_at_tables(uuid, public.bookings[])
  from public, anon, authenticated, service_role;
