create function allocator.lock_booking(p_booking_id uuid)
returns public.bookings
language plpgsql
set search_path = ''
as $$
declare
  v_is_trusted constant boolean := allocator.caller_is_trusted();
  v_user_id constant uuid := auth.uid();
  v_booking public.bookings;
begin
  -- The caller's right is part of the query, so that a stranger neither waits for nor holds the booking's lock.
  select b.*
    into v_booking
    from public.bookings as b
    where b.id = p_booking_id
      and (
        v_is_trusted
        or exists (
          select from public.restaurant_members as m
          where m.restaurant_id = b.restaurant_id
            and m.user_id = v_user_id
            and m.role in ('owner', 'manager', 'host')
        )
      )
    for no key update of b;
  if not found then
    perform allocator.refuse_booking(p_booking_id, v_user_id);
  end if;
  return v_booking;
end;
$$;

comment on function allocator.lock_booking(uuid) is
  'The first lock of every change: the booking''s row, if the caller may change it. Raises TA002 when there is no '
  'such booking or the caller has nothing to do with its restaurant (the same answer), TA004 for a viewer.';

revoke execute on function allocator.lock_booking(uuid) from public, anon, authenticated, service_role;
