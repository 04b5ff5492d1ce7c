create function allocator.close_forgotten(p_restaurant_id uuid, p_booking_id uuid)
returns boolean
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_timezone text;
  v_booking public.bookings;
  v_gone public.bookings;
  v_held allocator.assignment;
begin
  perform allocator.open_rules_table(p_restaurant_id);
  v_timezone := allocator.timezone_of(p_restaurant_id);
  select b.*
    into v_booking
    from public.bookings as b
    where b.id = p_booking_id
      and b.restaurant_id = p_restaurant_id
      and b.status = 'checked_in'
      and b.end_at < v_now - interval '6 hours'
    -- Out of the order of the locks, so it must not wait.
    for no key update nowait;
  if not found
    or (allocator.find_service(p_restaurant_id, v_timezone, v_booking.start_at)).service_date
      >= (allocator.find_service(p_restaurant_id, v_timezone, v_now)).service_date then
    return not exists (
      select from public.bookings as b
      where b.id = p_booking_id and b.restaurant_id = p_restaurant_id and b.status = 'checked_in'
    );
  end if;

  v_held := allocator.assignment_of(v_booking);
  perform set_config('allocator.rpc', 'on', true);
  delete from public.table_assignments as a
    where a.restaurant_id = p_restaurant_id and a.booking_id = p_booking_id;
  update public.bookings as b
    set status = 'completed', left_at = b.end_at
    where b.id = p_booking_id and b.restaurant_id = p_restaurant_id
    returning b.* into v_gone;
  perform set_config('allocator.rpc', '', true);
  perform allocator.record_event(
    v_gone, 'left', null,
    allocator.booking_state(v_booking, v_held.table_ids),
    allocator.booking_state(v_gone, null) || jsonb_build_object('closedBySystem', true),
    null, null
  );
  return true;
end;
$$;

comment on function allocator.close_forgotten(uuid, uuid) is
  'Sends a party away that nobody said had left: of an earlier service date, its window over for more than six hours. '
  'It left at its end, and the audit says that the system closed it. Returns whether the booking no longer sits. '
  'Raises 55P03 when somebody is changing the booking.';

revoke execute on function allocator.close_forgotten(uuid, uuid) from public, anon, authenticated, service_role;
