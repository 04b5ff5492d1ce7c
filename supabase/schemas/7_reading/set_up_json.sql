create function allocator.set_up_json(p_restaurant_id uuid)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return jsonb_build_object(
    'restaurant', (
      select jsonb_build_object('id', r.id, 'name', r.name, 'timezone', r.timezone)
      from public.restaurants as r
      where r.id = p_restaurant_id
    ),
    'zones', (
      select coalesce(jsonb_agg(jsonb_build_object('id', z.id, 'name', z.name) order by z.created_at, z.id), '[]')
      from public.zones as z
      where z.restaurant_id = p_restaurant_id
    ),
    'tables', (
      select coalesce(jsonb_agg(
        jsonb_build_object(
          'id', t.id, 'zoneId', t.zone_id, 'label', t.label, 'seats', t.seats, 'minParty', t.min_party,
          'isMovable', t.is_movable, 'isActive', t.is_active,
          'x', t.x, 'y', t.y, 'width', t.width, 'height', t.height
        )
        order by t.id
      ), '[]')
      from public.dining_tables as t
      where t.restaurant_id = p_restaurant_id
    ),
    'adjacencies', (
      select coalesce(jsonb_agg(jsonb_build_array(a.table_a, a.table_b) order by a.table_a, a.table_b), '[]')
      from public.table_adjacencies as a
      where a.restaurant_id = p_restaurant_id
    ),
    'turnTimes', (
      select coalesce(jsonb_agg(
        jsonb_build_object(
          'servicePeriodId', t.service_period_id, 'upToPartySize', t.up_to_party_size, 'minutes', t.minutes
        )
        order by t.service_period_id nulls last, t.up_to_party_size
      ), '[]')
      from public.turn_times as t
      where t.restaurant_id = p_restaurant_id
    ),
    'members', (
      select coalesce(jsonb_agg(
        jsonb_build_object('userId', m.user_id, 'name', m.name, 'role', m.role) order by m.user_id
      ), '[]')
      from public.restaurant_members as m
      where m.restaurant_id = p_restaurant_id
    )
  );
end;
$$;

comment on function allocator.set_up_json(uuid) is
  'What a restaurant has on every date, as read_service answers it: its zones in the order in which they were made, its '
  'tables and which of them stand together, how long parties stay, and who works there.';

revoke execute on function allocator.set_up_json(uuid) from public, anon, authenticated, service_role;
