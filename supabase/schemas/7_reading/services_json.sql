create function allocator.services_json(
  p_restaurant_id uuid,
  p_timezone text,
  p_services allocator.capacity_decision[]
)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_in_periods constant tstzmultirange := (
    select coalesce(range_agg(s.starts), '{}') from unnest(p_services) as s where s.service_period_id is not null
  );
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'servicePeriodId', s.service_period_id,
        'name', coalesce(p.name, 'No service period'),
        'startAt', lower(s.starts),
        'endAt', upper(s.starts),
        'lastStartAt', (s.service_date + (p.last_start < p.start_time)::integer + p.last_start) at time zone p_timezone,
        'paceCovers', p.pace_covers,
        'state', s.state,
        'covers', s.covers,
        'parties', s.parties,
        'maxCovers', s.max_covers,
        'maxParties', s.max_parties,
        'coversWithoutTable', s.covers_without_table,
        'seatedCovers', split.seated,
        'toComeCovers', split.to_come,
        'leftCovers', split.gone,
        'pace', pace.quarters
      )
      order by lower(s.starts), s.service_period_id
    ), '[]')
    from unnest(p_services) as s
    left join public.service_periods as p on p.restaurant_id = p_restaurant_id and p.id = s.service_period_id
    cross join lateral (
      select
        coalesce(sum(b.party_size) filter (where b.status = 'checked_in'), 0) as seated,
        coalesce(sum(b.party_size) filter (where b.status = 'confirmed'), 0) as to_come,
        coalesce(sum(b.party_size) filter (where b.status = 'completed'), 0) as gone,
        bool_or(not v_in_periods @> b.start_at) as has_own
      from public.bookings as b
      where b.restaurant_id = p_restaurant_id
        and b.start_at >= lower(s.starts)
        and b.start_at < upper(s.starts)
        and s.starts @> b.start_at
    ) as split
    cross join lateral (
      select coalesce(jsonb_agg(
        jsonb_build_object('startAt', q.start_at, 'covers', q.covers, 'parties', q.parties) order by q.start_at
      ), '[]') as quarters
      from (
        select date_bin('15 minutes', b.start_at, 'epoch') as start_at, sum(b.party_size) as covers, count(*) as parties
        from public.bookings as b
        where b.restaurant_id = p_restaurant_id
          and b.start_at >= lower(s.starts)
          and b.start_at < upper(s.starts)
          and s.starts @> b.start_at
          and (s.service_period_id is not null or not v_in_periods @> b.start_at)
          and b.status not in ('cancelled', 'no_show')
        group by 1
      ) as q
    ) as pace
    where s.service_period_id is not null or split.has_own
  );
end;
$$;

comment on function allocator.services_json(uuid, text, allocator.capacity_decision[]) is
  'The services of one date as read_service answers them, by their start. p_services: of capacity_of_services. That '
  'without a period only if a booking starts in none; it counts the whole date, as the guard does, but its pace is that '
  'of its own bookings.';

revoke execute on function allocator.services_json(uuid, text, allocator.capacity_decision[])
  from public, anon, authenticated, service_role;
