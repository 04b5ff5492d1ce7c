create function allocator.refuse_booking(p_booking_id uuid, p_user_id uuid)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if exists (
    select from public.bookings as b
    join public.restaurant_members as m on m.restaurant_id = b.restaurant_id
    where b.id = p_booking_id and m.user_id = p_user_id and m.role = 'viewer'
  ) then
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
end;
$$;

comment on function allocator.refuse_booking(uuid, uuid) is
  'Refuses a booking that the user may not change, or that does not exist: raises TA004 for a viewer of its restaurant, '
  'else TA002, so that a stranger cannot tell whether it exists. p_user_id: null when a system asks.';

revoke execute on function allocator.refuse_booking(uuid, uuid) from public, anon, authenticated, service_role;
