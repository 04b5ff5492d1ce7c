create function allocator.lock_bookings(p_restaurant_id uuid, p_booking_ids uuid[])
returns public.bookings[]
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  begin
    return array(
      select l.booking
      from (
        select b as booking
        from public.bookings as b
        where b.restaurant_id = p_restaurant_id and b.id = any (p_booking_ids)
        order by b.id
        for no key update nowait
      ) as l
    );
  exception
    -- With the block go the locks that it got.
    when lock_not_available then
      null;
  end;
  perform allocator.take_waiting_place(p_restaurant_id);
  return array(
    select l.booking
    from (
      select b as booking
      from public.bookings as b
      where b.restaurant_id = p_restaurant_id and b.id = any (p_booking_ids)
      order by b.id
      for no key update
    ) as l
  );
end;
$$;

comment on function allocator.lock_bookings(uuid, uuid[]) is
  'The first lock of a change of several bookings: their rows, ascending by id. Those that the restaurant does not '
  'have are left out. Raises 55P03 when too many calls wait already (take_waiting_place).';

revoke execute on function allocator.lock_bookings(uuid, uuid[]) from public, anon, authenticated, service_role;
