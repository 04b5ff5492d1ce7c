create function allocator.seats_of(p_booking public.bookings, p_table_ids uuid[])
returns bigint
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select sum(t.seats)
    from (
      select d.seats
      from public.dining_tables as d
      where d.restaurant_id = p_booking.restaurant_id and d.id = any (p_table_ids)
      -- As in check_tables.
      for key share nowait
    ) as t
  );
end;
$$;

comment on function allocator.seats_of(public.bookings, uuid[]) is
  'How many seats these tables of the booking''s restaurant have together; null when they are none. '
  'Until the transaction ends none of them can be deleted; while one is being deleted, it raises 55P03 at once.';

revoke execute on function allocator.seats_of(public.bookings, uuid[]) from public, anon, authenticated, service_role;
