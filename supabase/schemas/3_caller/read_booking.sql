create function allocator.read_booking(p_booking_id uuid, p_restaurant_id uuid)
returns public.bookings
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_trusted constant boolean := allocator.caller_is_trusted();
  v_user_id constant uuid := allocator.caller_id();
  v_booking public.bookings;
begin
  -- Two queries, because with the restaurant only its partition is looked at.
  if p_restaurant_id is null then
    select b.*
      into v_booking
      from public.bookings as b
      where b.id = p_booking_id
        and (
          v_is_trusted
          or exists (
            select from public.restaurant_members as m
            where m.restaurant_id = b.restaurant_id and m.user_id = v_user_id
          )
        );
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
            where m.restaurant_id = p_restaurant_id and m.user_id = v_user_id
          )
        );
  end if;
  if not found then
    perform allocator.refuse(
      'BOOKING_NOT_FOUND', 'There is no such booking',
      jsonb_build_object('bookingId', p_booking_id),
      'Reload the bookings; it may have been deleted'
    );
  end if;
  return v_booking;
end;
$$;

comment on function allocator.read_booking(uuid, uuid) is
  'A booking that the caller may read, without a lock. p_restaurant_id: the restaurant that it has to belong to; null: '
  'not given. Raises TA002 for everybody else and where there is no such booking, so that a stranger cannot tell '
  'whether it exists.';

revoke execute on function allocator.read_booking(uuid, uuid) from public, anon, authenticated, service_role;
