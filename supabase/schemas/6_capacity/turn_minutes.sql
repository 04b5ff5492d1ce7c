create function allocator.turn_minutes(p_restaurant_id uuid, p_start_at timestamptz, p_party_size integer)
returns integer
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_service_period_id constant uuid := (
    allocator.find_service(p_restaurant_id, allocator.timezone_of(p_restaurant_id), p_start_at)
  ).service_period_id;
begin
  return coalesce(
    (
      select t.minutes
      from public.turn_times as t
      where t.restaurant_id = p_restaurant_id
        and (t.service_period_id is null or t.service_period_id = v_service_period_id)
        and t.up_to_party_size >= p_party_size
      order by t.service_period_id nulls last, t.up_to_party_size
      limit 1
    ),
    case when p_party_size <= 4 then 90 else 120 end
  );
end;
$$;

comment on function allocator.turn_minutes(uuid, timestamptz, integer) is
  'How many minutes a party of this size stays that starts then: the service''s own turn times before the general '
  'ones, the smallest that fits; without any, 90 for up to 4 guests and 120 for more.';

revoke execute on function allocator.turn_minutes(uuid, timestamptz, integer)
  from public, anon, authenticated, service_role;
