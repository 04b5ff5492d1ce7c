create function allocator.services_between(
  p_restaurant_id uuid,
  p_timezone text,
  p_first date,
  p_last date
)
returns allocator.capacity_decision[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_moment timestamptz;
  v_found record;
  v_service allocator.capacity_decision;
  v_services allocator.capacity_decision[] := array[]::allocator.capacity_decision[];
begin
  foreach v_moment in array allocator.service_boundaries(p_restaurant_id, p_timezone, p_first, p_last) loop
    continue when exists (
      select from unnest(v_services) as s where s.service_period_id is not null and s.starts @> v_moment
    );
    v_found := allocator.find_service(p_restaurant_id, p_timezone, v_moment);
    continue when v_found.service_period_id is null and exists (
      select from unnest(v_services) as s
      where s.service_period_id is null and s.service_date = v_found.service_date
    );
    v_service.service_period_id := v_found.service_period_id;
    v_service.service_date := v_found.service_date;
    v_service.starts := v_found.starts;
    v_services := v_services || v_service;
  end loop;
  return v_services;
end;
$$;

comment on function allocator.services_between(uuid, text, date, date) is
  'Every service of these dates, and others in which a booking can start there, as find_service gives them, which is '
  'asked once for each; also that without a period, of the whole date. Their state is null: nothing is decided here.';

revoke execute on function allocator.services_between(uuid, text, date, date)
  from public, anon, authenticated, service_role;
