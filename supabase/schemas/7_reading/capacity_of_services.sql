create function allocator.capacity_of_services(
  p_restaurant_id uuid,
  p_services allocator.capacity_decision[],
  p_rules text
)
returns allocator.capacity_decision[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_bypass constant text := allocator.capacity_bypass(p_restaurant_id);
  v_restaurant public.bookings;
  v_service allocator.capacity_decision;
  v_limits record;
  v_services allocator.capacity_decision[] := array[]::allocator.capacity_decision[];
begin
  v_restaurant.restaurant_id := p_restaurant_id;
  foreach v_service in array p_services loop
    -- It counts only where a limit is in force.
    v_service.state := 'enforced';
    v_service := allocator.count_capacity(v_restaurant, v_service);
    if v_bypass is not null then
      v_service.state := 'bypassed';
    elsif p_rules in ('absent', 'unreadable') then
      v_service.state := p_rules;
    else
      begin
        v_limits := allocator.find_capacity_limits(
          p_restaurant_id, v_service.service_period_id, v_service.service_date
        );
        v_service.state := v_limits.state;
        v_service.max_covers := v_limits.max_covers;
        v_service.max_parties := v_limits.max_parties;
      exception
        when sqlstate 'TA201' or lock_not_available then
          v_service.state := 'unreadable';
      end;
    end if;
    v_services := v_services || v_service;
  end loop;
  return v_services;
end;
$$;

comment on function allocator.capacity_of_services(uuid, allocator.capacity_decision[], text) is
  'The services with their state, counts and limits, in the order in which find_capacity decides: an operator''s switch '
  'comes first. They are counted whatever the state. p_rules: as rules_fingerprint gives it; what cannot be read '
  'becomes the state unreadable and refuses nothing.';

revoke execute on function allocator.capacity_of_services(uuid, allocator.capacity_decision[], text)
  from public, anon, authenticated, service_role;
