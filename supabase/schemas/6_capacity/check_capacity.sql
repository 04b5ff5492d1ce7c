create function allocator.check_capacity(p_booking public.bookings, p_decision allocator.capacity_decision)
returns allocator.capacity_decision
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_decision.state in ('absent', 'bypassed') then
    raise log 'capacity not checked: state=% restaurant_id=% booking_id=% reason=%',
      p_decision.state, p_booking.restaurant_id, p_booking.id,
      coalesce(p_decision.reason, 'table public.restaurant_capacity_rules does not exist');
  elsif p_decision.covers > p_decision.max_covers then
    perform allocator.refuse_exceeded_capacity(p_booking, p_decision, 'covers');
  elsif p_decision.parties > p_decision.max_parties then
    perform allocator.refuse_exceeded_capacity(p_booking, p_decision, 'parties');
  end if;
  return p_decision;
end;
$$;

comment on function allocator.check_capacity(public.bookings, allocator.capacity_decision) is
  'The decision, or raises TA102 when the counted service of the booking is beyond a limit; reaching it exactly is '
  'allowed. A decision without a check leaves one line in the server log.';

revoke execute on function allocator.check_capacity(public.bookings, allocator.capacity_decision)
  from public, anon, authenticated, service_role;
