create function allocator.find_capacity(p_booking public.bookings, p_timezone text)
returns allocator.capacity_decision
language plpgsql
set search_path = ''
as $$
declare
  v_decision allocator.capacity_decision;
  v_service record;
  v_limits record;
begin
  v_decision.reason := allocator.capacity_bypass(p_booking.restaurant_id);
  if v_decision.reason is not null then
    v_decision.state := 'bypassed';
    return v_decision;
  end if;
  if to_regclass('public.restaurant_capacity_rules') is null then
    v_decision.state := 'absent';
    return v_decision;
  end if;

  v_service := allocator.find_service(p_booking.restaurant_id, p_timezone, p_booking.start_at);
  v_decision.service_period_id := v_service.service_period_id;
  v_decision.service_date := v_service.service_date;
  v_decision.starts := v_service.starts;
  v_limits := allocator.find_capacity_limits(
    p_booking.restaurant_id, v_service.service_period_id, v_service.service_date
  );
  v_decision.state := v_limits.state;
  v_decision.max_covers := v_limits.max_covers;
  v_decision.max_parties := v_limits.max_parties;
  return v_decision;
end;
$$;

comment on function allocator.find_capacity(public.bookings, text) is
  'The state of the capacity guard for the booking and the limits of its service, nothing counted yet. A bypass goes '
  'before all else, so that an operator can get past rules that cannot be read; they raise TA201 otherwise.';

revoke execute on function allocator.find_capacity(public.bookings, text)
  from public, anon, authenticated, service_role;
