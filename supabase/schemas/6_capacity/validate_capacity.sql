create function allocator.validate_capacity(
  p_booking public.bookings,
  p_moved_from timestamptz default null
)
returns allocator.capacity_decision
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_decision allocator.capacity_decision;
begin
  -- The table before the lock of its rules, in the order of a transaction that creates the table again and fills it.
  if allocator.capacity_bypass(p_booking.restaurant_id) is null then
    perform allocator.open_capacity_rules(p_booking.restaurant_id);
  end if;
  perform allocator.lock_rules(p_booking.restaurant_id);
  v_decision := allocator.find_capacity(p_booking);
  if v_decision.state = 'enforced' then
    perform allocator.lock_service_dates(
      p_booking.restaurant_id, allocator.service_dates_of(p_booking, v_decision, p_moved_from)
    );
    v_decision := allocator.count_capacity(p_booking, v_decision);
  end if;

  if v_decision.state in ('absent', 'bypassed') then
    raise log 'capacity not checked: state=% restaurant_id=% booking_id=% reason=%',
      v_decision.state, p_booking.restaurant_id, p_booking.id,
      coalesce(v_decision.reason, 'table public.restaurant_capacity_rules does not exist');
  elsif v_decision.covers > v_decision.max_covers then
    perform allocator.refuse_exceeded_capacity(p_booking, v_decision, 'covers');
  elsif v_decision.parties > v_decision.max_parties then
    perform allocator.refuse_exceeded_capacity(p_booking, v_decision, 'parties');
  end if;
  return v_decision;
end;
$$;

comment on function allocator.validate_capacity(public.bookings, timestamptz) is
  'Decides on the booking as it stands in the table: raises TA102 when its service is beyond a limit; reaching the '
  'limit exactly is allowed. It locks the rules of the restaurant and, only where a limit is in force, the service '
  'date, and that of p_moved_from when the booking was moved. A decision without a check leaves one line in the server '
  'log.';

revoke execute on function allocator.validate_capacity(public.bookings, timestamptz)
  from public, anon, authenticated, service_role;
