create function allocator.seats_of(p_booking public.bookings, p_table_ids uuid[])
returns bigint
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select sum(t.seats)
    from public.dining_tables as t
    where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids)
  );
end;
$$;

comment on function allocator.seats_of(public.bookings, uuid[]) is
  'How many seats these tables of the booking''s restaurant have together; null when they are none.';

revoke execute on function allocator.seats_of(public.bookings, uuid[]) from public, anon, authenticated, service_role;
