create function allocator.lock_booking(p_booking_id uuid, p_user_id uuid, p_restaurant_id uuid)
returns public.bookings
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_trusted constant boolean := allocator.caller_is_trusted();
  v_restaurant_id uuid;
  v_booking public.bookings;
begin
  -- The caller's right is part of the query, so that a stranger neither waits for nor holds the booking's lock. A
  -- query for each case: a system needs no member, and with the restaurant only its partition is looked at.
  if v_is_trusted and p_restaurant_id is null then
    select b.*
      into v_booking
      from public.bookings as b
      where b.id = p_booking_id
      for no key update of b skip locked;
  elsif p_restaurant_id is null then
    select b.*
      into v_booking
      from public.bookings as b
      where b.id = p_booking_id
        and exists (
          select from public.restaurant_members as m
          where m.restaurant_id = b.restaurant_id
            and m.user_id = p_user_id
            and m.role in ('owner', 'manager', 'host')
        )
      for no key update of b skip locked;
  else
    select b.*
      into v_booking
      from public.bookings as b
      where b.id = p_booking_id
        and b.restaurant_id = p_restaurant_id
        and (
          v_is_trusted
          or exists (
            select from public.restaurant_members as m
            where m.restaurant_id = p_restaurant_id
              and m.user_id = p_user_id
              and m.role in ('owner', 'manager', 'host')
          )
        )
      for no key update of b skip locked;
  end if;
  if found then
    return v_booking;
  end if;

  v_restaurant_id := allocator.find_booking(p_booking_id, p_restaurant_id);
  perform allocator.take_waiting_place(v_restaurant_id);
  select b.*
    into v_booking
    from public.bookings as b
    where b.id = p_booking_id and b.restaurant_id = v_restaurant_id
    for no key update of b;
  if not found then
    -- It was deleted while this call waited.
    perform allocator.find_booking(p_booking_id, p_restaurant_id);
  end if;
  return v_booking;
end;
$$;

comment on function allocator.lock_booking(uuid, uuid, uuid) is
  'The first lock of a change of one booking: its row, if the caller may change it. Raises TA002 when there is no '
  'such booking in the restaurant or the caller has nothing to do with it (the same answer), TA004 for a viewer, 55P03 '
  'when too many calls wait already (take_waiting_place). p_user_id: the user of the request; null when a system acts. '
  'p_restaurant_id: where the booking is; null: not given.';

revoke execute on function allocator.lock_booking(uuid, uuid, uuid) from public, anon, authenticated, service_role;
