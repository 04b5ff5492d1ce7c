create function allocator.validate_services(
  p_bookings public.bookings[],
  p_new_ids uuid[],
  p_override text
)
returns allocator.capacity_decision[]
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_restaurant_id constant uuid := p_bookings[1].restaurant_id;
  v_decides constant boolean := p_new_ids <> '{}';
  v_booking public.bookings;
  v_decision allocator.capacity_decision;
  v_decisions allocator.capacity_decision[] := array[]::allocator.capacity_decision[];
  v_details text;
  v_hint text;
begin
  if v_decides then
    perform allocator.lock_rules(v_restaurant_id);
  end if;
  if v_decides and p_override is not null then
    perform allocator.lock_service_dates(v_restaurant_id, array(
      select distinct day
      from unnest(p_bookings) as b
      cross join unnest(allocator.service_dates_of(b, v_decision, null)) as day
      where b.id = any (p_new_ids)
      order by day
    ));
    v_decision.state := 'bypassed';
    v_decision.reason := p_override;
    return array[v_decision];
  end if;

  foreach v_booking in array p_bookings loop
    continue when allocator.decision_of(v_booking, v_decisions) is not null;
    begin
      v_decision := allocator.find_capacity(v_booking);
    exception
      -- Unreadable rules are in the way of a decision only.
      when sqlstate 'TA201' then
        if v_decides then
          raise;
        end if;
        return array[]::allocator.capacity_decision[];
    end;
    v_decisions := v_decisions || v_decision;
  end loop;

  if v_decides then
    perform allocator.lock_service_dates(v_restaurant_id, array(
      select distinct d.service_date from unnest(v_decisions) as d where d.state = 'enforced' order by 1
    ));
  end if;
  for i in 1..cardinality(v_decisions) loop
    v_decisions[i] := allocator.count_capacity(p_bookings[1], v_decisions[i]);
    foreach v_booking in array p_bookings loop
      if v_booking.id = any (p_new_ids) and allocator.decision_of(v_booking, v_decisions) = i then
        begin
          perform allocator.check_capacity(v_booking, v_decisions[i]);
        exception
          when sqlstate 'TA102' then
            get stacked diagnostics v_details = pg_exception_detail, v_hint = pg_exception_hint;
            perform allocator.refuse_booking_of_several(v_booking.id, sqlstate, sqlerrm, v_details, v_hint);
        end;
        exit;
      end if;
    end loop;
  end loop;
  return v_decisions;
end;
$$;

comment on function allocator.validate_services(public.bookings[], uuid[], text) is
  'validate_capacity for several bookings of one restaurant, each of their services counted once. Raises TA102 for '
  'the first booking of p_new_ids, those that were not counted before, whose service is beyond a limit; the others '
  'refuse nothing and lock nothing. Returns one decision per service, none when the rules cannot be read and nothing '
  'had to be decided. p_override: as in validate_capacity.';

revoke execute on function allocator.validate_services(public.bookings[], uuid[], text)
  from public, anon, authenticated, service_role;
