create function allocator.later_starts(p_booking public.bookings, p_stored public.bookings)
returns timestamptz[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_from constant timestamptz := greatest(p_booking.start_at, clock_timestamp());
  v_end_of_time constant timestamptz := timestamptz '2100-01-01 00:00:00+00';
  v_booking public.bookings := p_booking;
  v_decisions allocator.capacity_decision[] := array[]::allocator.capacity_decision[];
  v_position integer;
  v_starts timestamptz[] := array[]::timestamptz[];
begin
  if p_booking.status = 'checked_in' then
    return v_starts;
  end if;
  for v_booking.start_at in
    select s.at
    from generate_series(p_booking.start_at, v_from + interval '3 hours', interval '15 minutes') as s (at)
    where s.at > v_from and s.at + (p_booking.end_at - p_booking.start_at) < v_end_of_time
  loop
    v_position := allocator.decision_of(v_booking, v_decisions);
    if v_position is null then
      v_decisions := v_decisions || allocator.foresee_capacity(v_booking, p_stored);
      v_position := cardinality(v_decisions);
    end if;
    if allocator.is_let_in(v_decisions[v_position], p_stored) then
      v_starts := v_starts || v_booking.start_at;
    end if;
  end loop;
  return v_starts;
end;
$$;

comment on function allocator.later_starts(public.bookings, public.bookings) is
  'The starts within 3 hours after that of the booking, or after now, in steps of 15 minutes, at which the limits let '
  'the party in. None for a party that sits: it needs tables now. p_booking: as it would become; p_stored: as it is.';

revoke execute on function allocator.later_starts(public.bookings, public.bookings)
  from public, anon, authenticated, service_role;
