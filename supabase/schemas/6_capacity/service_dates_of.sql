create function allocator.service_dates_of(
  p_booking public.bookings,
  p_decision allocator.capacity_decision,
  p_moved_from timestamptz
)
returns date[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_timezone text;
  v_date date := p_decision.service_date;
  v_old_date date;
begin
  if v_date is not null and p_moved_from is null then
    return array[v_date];
  end if;
  v_timezone := allocator.timezone_of(p_booking.restaurant_id);
  v_date := coalesce(
    v_date, (allocator.find_service(p_booking.restaurant_id, v_timezone, p_booking.start_at)).service_date
  );
  v_old_date := (allocator.find_service(p_booking.restaurant_id, v_timezone, p_moved_from)).service_date;
  return case
    when v_old_date < v_date then array[v_old_date, v_date]
    when v_old_date > v_date then array[v_date, v_old_date]
    else array[v_date]
  end;
end;
$$;

comment on function allocator.service_dates_of(public.bookings, allocator.capacity_decision, timestamptz) is
  'The service dates that a decision on the booking concerns, ascending: its own, and the one that it was moved '
  'from. p_moved_from: where it started before; null when it was not moved.';

revoke execute on function
  allocator.service_dates_of(public.bookings, allocator.capacity_decision, timestamptz)
  from public, anon, authenticated, service_role;
