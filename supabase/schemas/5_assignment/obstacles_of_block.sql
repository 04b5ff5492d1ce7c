create function allocator.obstacles_of_block(
  p_restaurant_id uuid,
  p_table_ids uuid[],
  p_window tstzrange,
  p_now timestamptz
)
returns allocator.obstacle[]
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  return array(
    select row(held.table_id, coalesce(a.part_of, a.id), a.booking_id, held.during, held.occupied)::allocator.obstacle
    from unnest(p_table_ids) as wanted (table_id)
    cross join lateral (
      select h.*
      from public.assigned_tables as h
      where h.restaurant_id = p_restaurant_id and h.table_id = wanted.table_id and h.during && p_window
      union
      select h.*
      from public.assigned_tables as h
      where h.restaurant_id = p_restaurant_id
        and h.table_id = wanted.table_id
        and h.occupied
        and lower(p_window) <= p_now
      offset 0
    ) as held
    join public.table_assignments as a on a.restaurant_id = held.restaurant_id and a.id = held.assignment_id
    order by lower(held.during), held.table_id
  );
end;
$$;

comment on function allocator.obstacles_of_block(uuid, uuid[], tstzrange, timestamptz) is
  'What holds one of the tables within the window, and, where the window has begun, who sits there; the earliest '
  'first.';

revoke execute on function allocator.obstacles_of_block(uuid, uuid[], tstzrange, timestamptz)
  from public, anon, authenticated, service_role;
