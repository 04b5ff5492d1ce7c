create function allocator.misfits_of_limits(p_restaurant_id uuid, p_bookings public.bookings[])
returns allocator.misfit[]
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_timezone text;
  v_booking public.bookings;
  v_service record;
  v_limits record;
  v_decision allocator.capacity_decision;
  v_judged tstzmultirange := tstzmultirange();
  v_dates date[] := array[]::date[];
  v_misfits allocator.misfit[] := array[]::allocator.misfit[];
begin
  if allocator.open_capacity_rules(p_restaurant_id) is not null then
    return v_misfits;
  end if;
  v_timezone := allocator.timezone_of(p_restaurant_id);
  foreach v_booking in array p_bookings loop
    -- A look at each service, not at each booking.
    continue when v_judged @> v_booking.start_at;
    v_service := allocator.find_service(p_restaurant_id, v_timezone, v_booking.start_at);
    v_decision.service_period_id := v_service.service_period_id;
    v_decision.service_date := v_service.service_date;
    v_decision.starts := v_service.starts;
    -- Without a period starts is the whole date, of which the periods have parts of their own.
    if v_decision.service_period_id is not null then
      v_judged := v_judged + v_decision.starts;
    elsif v_decision.service_date = any (v_dates) then
      continue;
    else
      v_dates := v_dates || v_decision.service_date;
    end if;
    v_limits := allocator.find_capacity_limits(
      p_restaurant_id, v_decision.service_period_id, v_decision.service_date
    );
    if v_limits.state = 'enforced' then
      v_decision.max_covers := v_limits.max_covers;
      v_decision.max_parties := v_limits.max_parties;
      v_misfits := v_misfits || array(
        select m from allocator.misfits_of_service(p_restaurant_id, v_decision) as m
      );
    end if;
  end loop;
  return v_misfits;
end;
$$;

comment on function allocator.misfits_of_limits(uuid, public.bookings[]) is
  'The bookings that are beyond a limit of a service that one of these bookings belongs to, in whatever state the guard '
  'is: it will be on again. Raises TA201 when the rules cannot be read.';

revoke execute on function allocator.misfits_of_limits(uuid, public.bookings[])
  from public, anon, authenticated, service_role;
