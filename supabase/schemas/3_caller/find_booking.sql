create function allocator.find_booking(p_booking_id uuid, p_restaurant_id uuid)
returns uuid
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_restaurant_id uuid;
  v_role text;
begin
  select b.restaurant_id, m.role::text
    into v_restaurant_id, v_role
    from public.bookings as b
    left join public.restaurant_members as m
      on m.restaurant_id = b.restaurant_id and m.user_id = allocator.caller_id()
    where b.id = p_booking_id and b.restaurant_id = coalesce(p_restaurant_id, b.restaurant_id);
  if v_role in ('owner', 'manager', 'host') or v_restaurant_id is not null and allocator.caller_is_trusted() then
    return v_restaurant_id;
  elsif v_role = 'viewer' then
    perform allocator.refuse(
      'ROLE_NOT_ALLOWED', 'A viewer may not change bookings or their tables',
      jsonb_build_object('bookingId', p_booking_id, 'role', 'viewer'),
      'Ask an owner or a manager to make you a host'
    );
  end if;
  perform allocator.refuse(
    'BOOKING_NOT_FOUND', 'There is no such booking',
    jsonb_build_object('bookingId', p_booking_id),
    'Reload the bookings; it may have been deleted'
  );
  return null;
end;
$$;

comment on function allocator.find_booking(uuid, uuid) is
  'The restaurant of a booking that the caller may change. p_restaurant_id: the restaurant that it has to belong to; '
  'null: any. Raises TA004 for a viewer of that restaurant, TA002 for '
  'everybody else and where there is no such booking, so that a stranger cannot tell whether it exists.';

revoke execute on function allocator.find_booking(uuid, uuid) from public, anon, authenticated, service_role;
