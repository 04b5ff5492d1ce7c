create function allocator.forgotten_assignments(p_restaurant_id uuid)
returns uuid[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now constant timestamptz := clock_timestamp();
begin
  -- There is hardly ever one, and the services are looked up only then.
  if not exists (
    select from public.assigned_tables as h
    where h.restaurant_id = p_restaurant_id and h.occupied and upper(h.during) < v_now - interval '6 hours'
  ) then
    return array[]::uuid[];
  end if;
  return array(
    select a.id
    from public.assigned_tables as h
    join public.table_assignments as a on a.restaurant_id = h.restaurant_id and a.id = h.assignment_id
    join public.bookings as b on b.restaurant_id = a.restaurant_id and b.id = a.booking_id
    cross join allocator.timezone_of(p_restaurant_id) as zone (name)
    where h.restaurant_id = p_restaurant_id
      and h.occupied
      and upper(h.during) < v_now - interval '6 hours'
      and (allocator.find_service(p_restaurant_id, zone.name, b.start_at)).service_date
        < (allocator.find_service(p_restaurant_id, zone.name, v_now)).service_date
  );
end;
$$;

comment on function allocator.forgotten_assignments(uuid) is
  'The assignments of those who sit in the restaurant and were forgotten: close_forgotten would send them away.';

revoke execute on function allocator.forgotten_assignments(uuid) from public, anon, authenticated, service_role;
