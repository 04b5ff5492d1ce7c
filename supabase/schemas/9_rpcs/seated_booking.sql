create function allocator.seated_booking(p_booking public.bookings, p_seating allocator.seating)
returns public.bookings
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_timezone text;
  v_seated public.bookings := p_booking;
begin
  if p_booking.status in ('completed', 'no_show') and p_seating.check_in then
    -- It has come after all, or has not left: not one of another day, whose service is over.
    perform allocator.open_rules_table(p_booking.restaurant_id);
    v_timezone := allocator.timezone_of(p_booking.restaurant_id);
    if (allocator.find_service(p_booking.restaurant_id, v_timezone, p_booking.start_at)).service_date
      <> (allocator.find_service(p_booking.restaurant_id, v_timezone, v_now)).service_date then
      perform allocator.refuse_unassignable(p_booking);
    end if;
  elsif p_booking.status in ('completed', 'cancelled', 'no_show') then
    perform allocator.refuse_unassignable(p_booking);
  end if;

  v_seated.end_at := coalesce(p_seating.end_at, p_booking.end_at);
  if p_booking.status = 'checked_in' and v_seated.end_at <= v_now then
    v_seated.end_at := allocator.extended_end(p_booking);
  end if;
  if p_seating.check_in then
    v_seated.status := 'checked_in';
  elsif p_booking.status = 'pending' then
    v_seated.status := 'confirmed';
  end if;
  perform allocator.check_edit(p_booking, v_seated, true);
  if v_seated.status <> p_booking.status and v_seated.status = 'checked_in' then
    perform allocator.check_check_in(v_seated);
    v_seated.seated_at := coalesce(p_booking.seated_at, v_now);
    v_seated.left_at := null;
  elsif v_seated.end_at <= v_now then
    perform allocator.refuse_unassignable(v_seated);
  end if;
  return v_seated;
end;
$$;

comment on function allocator.seated_booking(public.bookings, allocator.seating) is
  'The booking as this seating makes it, but for held_from. Raises TA001 for an end that it cannot have, TA006 when '
  'it is over (with a check-in, one of this service date that was a no-show or has left comes back), TA014 when its '
  'party may not sit down yet. A party that sits past its end gets 15 minutes from now, unless the seating says more.';

revoke execute on function allocator.seated_booking(public.bookings, allocator.seating)
  from public, anon, authenticated, service_role;
