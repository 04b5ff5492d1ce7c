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
  v_of_date constant tstzmultirange :=
    (select range_agg(s.starts) from unnest(p_services) as s where s.service_date = p_date);
  -- A booking lasts a day at most, so that what reaches into the window has started since then.
  v_first constant timestamptz := lower(p_window) - interval '24 hours';
  v_last constant timestamptz := upper(p_window);
begin
  return (
    with services as materialized (
      select s.service_date, s.service_period_id, part
      from unnest(p_services) as s
      cross join lateral unnest(s.starts) as part
    ),
    wanted as (
      select b.*
      from public.bookings as b
      where b.restaurant_id = p_restaurant_id
        and b.start_at > v_first
        and b.start_at < v_last
        and (
          v_of_date @> b.start_at
          or b.status = 'checked_in'
          or b.status = 'confirmed' and b.hold && p_window
        )
      union all
      select b.*
      from (
        select distinct t.assignment_id
        from public.assigned_tables as t
        where t.restaurant_id = p_restaurant_id and t.occupied
      ) as t
      -- One by one: a join might read all assignments of the restaurant.
      cross join lateral (
        select a.booking_id
        from public.table_assignments as a
        where a.restaurant_id = p_restaurant_id and a.id = t.assignment_id
        offset 0
      ) as a
      cross join lateral (
        select b.*
        from public.bookings as b
        where b.restaurant_id = p_restaurant_id and b.id = a.booking_id
        offset 0
      ) as b
      where not (b.start_at > v_first and b.start_at < v_last)
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
        'tableIds', array(
          select t.table_id
          from public.table_assignments as a
          join public.assigned_tables as t on t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
          where a.restaurant_id = p_restaurant_id and a.booking_id = b.id
          order by t.table_id
        )
      )
      order by b.start_at, b.id
    ), '[]')
    from wanted as b
    left join lateral (
      select n.*
      from services as n
      where n.part @> b.start_at
      -- That without a period is of the whole date.
      order by n.service_period_id nulls last
      limit 1
    ) as near on true
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
  'The bookings that a desk shows of a date, by their start: all that the guard counts there, whatever their status, '
  'all that hold a table within the window, and everybody who sits now. p_services: as services_between gives them, of '
  'this date and its neighbours; the service of a booking from elsewhere is looked up.';

revoke execute on function allocator.bookings_json(uuid, text, allocator.capacity_decision[], date, tstzrange)
  from public, anon, authenticated, service_role;
