create function allocator.erase_guest_data_of_bookings(p_restaurant_id uuid, p_booking_ids uuid[])
returns jsonb
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set lock_timeout = '2s'
as $$
declare
  v_booking public.bookings;
  v_state jsonb;
  v_erased uuid[] := array[]::uuid[];
begin
  perform allocator.check_manager(p_restaurant_id);
  perform allocator.take_waiting_place(p_restaurant_id);
  for v_booking in
    select b.*
    from public.bookings as b
    where b.restaurant_id = p_restaurant_id and b.id = any (p_booking_ids)
    order by b.id
    for no key update
  loop
    perform set_config('allocator.rpc', 'on', true);
    update public.bookings as b
      set guest_name = '', guest_phone = null, notes = null
      where b.id = v_booking.id and b.restaurant_id = v_booking.restaurant_id;
    perform set_config('allocator.rpc', '', true);
    v_state := allocator.booking_state(v_booking, (allocator.assignment_of(v_booking)).table_ids);
    perform allocator.record_event(v_booking, 'erased', allocator.caller_id(), v_state, v_state, null, null);
    v_erased := v_erased || v_booking.id;
  end loop;
  return jsonb_build_object('restaurantId', p_restaurant_id, 'erasedBookingIds', v_erased);
end;
$$;

comment on function allocator.erase_guest_data_of_bookings(uuid, uuid[]) is
  'public.erase_guest_data with the rights of the owner. It waits at most 2 s for a lock (55P03).';

revoke execute on function allocator.erase_guest_data_of_bookings(uuid, uuid[])
  from public, anon, authenticated, service_role;
grant execute on function allocator.erase_guest_data_of_bookings(uuid, uuid[]) to authenticated, service_role;
