create function allocator.validate_capacity(
  p_booking public.bookings,
  p_moved_from timestamptz default null,
  p_override text default null
)
returns allocator.capacity_decision
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_decision allocator.capacity_decision;
  v_done boolean;
begin
  v_done := allocator.lock_rules(p_booking.restaurant_id);
  if p_override is not null then
    -- Nothing is counted, but others count: they see this party at once or decide before it.
    v_done := allocator.lock_service_dates(
      p_booking.restaurant_id, allocator.service_dates_of(p_booking, v_decision, p_moved_from)
    );
    v_decision.state := 'bypassed';
    v_decision.reason := p_override;
    return v_decision;
  end if;
  v_decision := allocator.find_capacity(p_booking);
  if v_decision.state = 'unlimited' then
    return v_decision;
  elsif v_decision.state = 'enforced' then
    v_done := allocator.lock_service_dates(
      p_booking.restaurant_id, allocator.service_dates_of(p_booking, v_decision, p_moved_from)
    );
    v_decision := allocator.count_capacity(p_booking, v_decision);
  end if;
  return allocator.check_capacity(p_booking, v_decision);
end;
$$;

comment on function allocator.validate_capacity(public.bookings, timestamptz, text) is
  'Decides on the booking as it stands in the table: raises TA102 when its service is beyond a limit; reaching the '
  'limit exactly is allowed. It locks the rules of the restaurant and, only where a limit is in force, the service '
  'date, and that of p_moved_from when the booking was moved. p_override: why an owner or a manager lets this booking '
  'past the limits; null: they hold.';

revoke execute on function allocator.validate_capacity(public.bookings, timestamptz, text)
  from public, anon, authenticated, service_role;
