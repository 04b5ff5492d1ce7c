create function allocator.tables_can_seat(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_require_adjacency boolean
)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select count(*) = cardinality(p_table_ids)
      and bool_and(t.is_active)
      and sum(t.seats) >= p_booking.party_size
      and (
        count(*) = 1
        or bool_and(t.is_movable)
        and (array_agg(t.zone_id))[1] = all (array_agg(t.zone_id))
        and (not p_require_adjacency or allocator.tables_are_adjacent(p_booking.restaurant_id, p_table_ids))
      )
    from public.dining_tables as t
    where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids)
  );
end;
$$;

comment on function allocator.tables_can_seat(public.bookings, uuid[], boolean) is
  'Whether the set of tables could seat the booking at some time: they exist, are in use, have the seats and, where '
  'they are several, stand in one zone, can be moved and, if required, are adjacent. The ids are distinct. Who holds '
  'the tables is not looked at.';

revoke execute on function allocator.tables_can_seat(public.bookings, uuid[], boolean)
  from public, anon, authenticated, service_role;
