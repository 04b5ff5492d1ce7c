create function allocator.find_capacity(p_booking public.bookings)
returns allocator.capacity_decision
language plpgsql
set search_path = ''
as $$
declare
  v_decision allocator.capacity_decision;
  v_service record;
begin
  v_decision.reason := allocator.capacity_bypass(p_booking.restaurant_id);
  if v_decision.reason is not null then
    v_decision.state := 'bypassed';
    return v_decision;
  end if;
  v_decision.state := allocator.open_capacity_rules(p_booking.restaurant_id);
  if v_decision.state is not null then
    return v_decision;
  end if;

  v_service := allocator.find_service(
    p_booking.restaurant_id, allocator.timezone_of(p_booking.restaurant_id), p_booking.start_at
  );
  v_decision.service_period_id := v_service.service_period_id;
  v_decision.service_date := v_service.service_date;
  v_decision.starts := v_service.starts;
  return allocator.apply_capacity_limits(p_booking.restaurant_id, v_decision);
end;
$$;

comment on function allocator.find_capacity(public.bookings) is
  'The state of the capacity guard for the booking and the limits of its service; nothing is counted yet. A bypass '
  'comes first, so that an operator can get past rules that cannot be read; otherwise these raise TA201.';

revoke execute on function allocator.find_capacity(public.bookings) from public, anon, authenticated, service_role;
