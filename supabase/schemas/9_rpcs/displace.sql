create function allocator.displace(p_bookings public.bookings[], p_user_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_booking public.bookings;
  v_pending public.bookings;
  v_held allocator.assignment;
begin
  foreach v_booking in array p_bookings loop
    v_held := allocator.assignment_of(v_booking);
    perform set_config('allocator.rpc', 'on', true);
    delete from public.table_assignments as a
      where a.restaurant_id = v_booking.restaurant_id and a.booking_id = v_booking.id;
    update public.bookings as b
      set status = 'pending'
      where b.restaurant_id = v_booking.restaurant_id and b.id = v_booking.id
      returning b.* into v_pending;
    perform set_config('allocator.rpc', '', true);
    perform allocator.record_event(
      v_pending, 'released', p_user_id,
      allocator.booking_state(v_booking, v_held.table_ids), allocator.booking_state(v_pending, null),
      null, null
    );
  end loop;
end;
$$;

comment on function allocator.displace(public.bookings[], uuid) is
  'Takes these bookings, which hold tables and do not sit, all their tables: they are pending again. The caller has '
  'locked them.';

revoke execute on function allocator.displace(public.bookings[], uuid) from public, anon, authenticated, service_role;
