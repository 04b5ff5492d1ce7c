create function allocator.describe_service(
  p_restaurant_id uuid,
  p_service_date date,
  p_now timestamptz,
  p_role public.restaurant_role,
  p_rules text,
  p_basis text
)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_timezone constant text := allocator.timezone_of(p_restaurant_id);
  v_current constant date := (allocator.find_service(p_restaurant_id, v_timezone, p_now)).service_date;
  v_date constant date := coalesce(p_service_date, v_current);
  v_services constant allocator.capacity_decision[] := allocator.capacity_of_services(
    p_restaurant_id,
    array(
      select s
      from unnest(allocator.services_between(p_restaurant_id, v_timezone, v_date, v_date)) as s
      where s.service_date = v_date
    ),
    p_rules
  );
  v_set_up constant jsonb := allocator.set_up_json(p_restaurant_id);
  v_window tstzrange;
begin
  select tstzrange(
      least(min(lower(s.starts)), allocator.start_of_day(v_date, v_timezone)),
      greatest(max(upper(s.starts)), allocator.start_of_day(v_date + 1, v_timezone)) + interval '12 hours'
    )
    into v_window
    from unnest(v_services) as s;
  -- Not by ||, which would take a fifth of the time.
  return jsonb_build_object(
    'revision', allocator.revision_of(
      p_basis, allocator.answer_ends(p_restaurant_id, v_timezone, p_now), v_window
    ),
    'now', p_now,
    'restaurant', v_set_up -> 'restaurant',
    'role', p_role,
    'serviceDate', v_date,
    'currentServiceDate', v_current,
    'guard', allocator.guard_json(p_restaurant_id, p_rules, v_services),
    'zones', v_set_up -> 'zones',
    'tables', v_set_up -> 'tables',
    'adjacencies', v_set_up -> 'adjacencies',
    'turnTimes', v_set_up -> 'turnTimes',
    'members', v_set_up -> 'members',
    'services', allocator.services_json(p_restaurant_id, v_timezone, v_services),
    'bookings', allocator.bookings_json(p_restaurant_id, v_timezone, v_services, v_date, v_window),
    'blocks', allocator.blocks_json(p_restaurant_id, v_window)
  );
end;
$$;

comment on function allocator.describe_service(uuid, date, timestamptz, public.restaurant_role, text, text) is
  'The full answer of read_service. p_service_date: null for that of p_now. p_role: of the caller. p_rules and p_basis: '
  'of rules_fingerprint and revision_basis. The window is the service date and the 12 hours after it.';

revoke execute on function allocator.describe_service(uuid, date, timestamptz, public.restaurant_role, text, text)
  from public, anon, authenticated, service_role;
