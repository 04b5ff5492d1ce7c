create function allocator.decision_of(p_booking public.bookings, p_decisions allocator.capacity_decision[])
returns integer
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_position integer;
begin
  select i
    into v_position
    from generate_subscripts(p_decisions, 1) as i
    where p_decisions[i].starts is null or p_decisions[i].starts @> p_booking.start_at
    -- That of a period comes first: without one it is of the whole date, and also of what starts in the periods.
    order by p_decisions[i].service_period_id nulls last
    limit 1;
  if p_decisions[v_position].starts is not null
    and p_decisions[v_position].service_period_id is null
    and (
      allocator.find_service(
        p_booking.restaurant_id, allocator.timezone_of(p_booking.restaurant_id), p_booking.start_at
      )
    ).service_period_id is not null then
    return null;
  end if;
  return v_position;
end;
$$;

comment on function allocator.decision_of(public.bookings, allocator.capacity_decision[]) is
  'Which of several decisions is about the service of the booking; null when none is. One that had to look up no '
  'service is about all of them.';

revoke execute on function allocator.decision_of(public.bookings, allocator.capacity_decision[])
  from public, anon, authenticated, service_role;
