create function allocator.bookings_json(
  p_restaurant_id uuid,
  p_timezone text,
  p_services allocator.capacity_decision[],
  p_date date,
  p_window tstzrange
)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_of_date constant tstzmultirange := (select range_agg(s.starts) from unnest(p_services) as s);
  v_shown constant public.bookings[] :=
    array(select b from allocator.shown_bookings(p_restaurant_id, v_of_date, p_window) as b);
  v_services allocator.capacity_decision[] := p_services;
  v_in_periods tstzmultirange;
begin
  if exists (select from unnest(v_shown) as b where (v_of_date @> b.start_at) is not true) then
    v_services := allocator.services_between(p_restaurant_id, p_timezone, p_date - 1, p_date + 1);
  end if;
  v_in_periods := (
    select coalesce(range_agg(s.starts), '{}') from unnest(v_services) as s where s.service_period_id is not null
  );
  return (
    with services as materialized (
      select s.service_date, s.service_period_id, part
      from unnest(v_services) as s
      -- That without a period is of the whole date: here of what starts in no other.
      cross join lateral unnest(
        case when s.service_period_id is null then s.starts - v_in_periods else s.starts end
      ) as part
    ),
    held as materialized (
      select a.booking_id, array_agg(t.table_id order by t.table_id) as table_ids
      from public.table_assignments as a
      join public.assigned_tables as t on t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
      where a.restaurant_id = p_restaurant_id
        and a.booking_id = any (array(select b.id from unnest(v_shown) as b))
      group by a.booking_id
    )
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'id', b.id,
        'guestName', b.guest_name,
        'guestPhone', b.guest_phone,
        'partySize', b.party_size,
        'startAt', b.start_at,
        'endAt', b.end_at,
        'status', b.status,
        'notes', b.notes,
        'arrivedAt', b.arrived_at,
        'arrivedGuests', b.arrived_guests,
        'seatedAt', b.seated_at,
        'leftAt', b.left_at,
        'heldFrom', b.held_from,
        'updatedAt', b.updated_at,
        'serviceDate', s.service_date,
        'servicePeriodId', s.service_period_id,
        'tableIds', coalesce(h.table_ids, '{}')
      )
      order by b.start_at, b.id
    ), '[]')
    from unnest(v_shown) as b
    left join held as h on h.booking_id = b.id
    left join services as near on near.part @> b.start_at
    cross join lateral (
      select near.service_date, near.service_period_id where near.service_date is not null
      union all
      select f.service_date, f.service_period_id
      from allocator.find_service(p_restaurant_id, p_timezone, b.start_at) as f
      where near.service_date is null
    ) as s
  );
end;
$$;

comment on function allocator.bookings_json(uuid, text, allocator.capacity_decision[], date, tstzrange) is
  'The shown_bookings as read_service answers them, by their start, each with the service and date where the guard '
  'counts it. p_services: those of the date. For bookings of the dates around it their services are looked up '
  'together, for those from elsewhere one by one.';

revoke execute on function allocator.bookings_json(uuid, text, allocator.capacity_decision[], date, tstzrange)
  from public, anon, authenticated, service_role;
