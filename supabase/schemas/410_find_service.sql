create function allocator.find_service(
  p_restaurant_id uuid,
  p_timezone text,
  p_start_at timestamptz,
  out service_period_id uuid,
  out service_date date,
  out starts tstzmultirange
)
language plpgsql
stable
set search_path = ''
as $$
declare
  v_local_date constant date := (p_start_at at time zone p_timezone)::date;
begin
  with
  -- Every service that could reach this moment, having begun the day before, or overlap one that does ---------------
  windows as materialized (
    select p.id, d.day, (p.day_of_week is not null, w.starts_at, p.id) as rank,
      tstzrange(w.starts_at, greatest(w.starts_at, w.ends_at)) as during
    from public.service_periods as p
    cross join unnest(
      array[v_local_date - 2, v_local_date - 1, v_local_date, v_local_date + 1]
    ) as d (day)
    cross join lateral (
      select
        (d.day + p.start_time) at time zone p_timezone as starts_at,
        (d.day + (p.end_time <= p.start_time)::integer + p.end_time) at time zone p_timezone as ends_at
    ) as w
    where p.restaurant_id = p_restaurant_id
      and (p.day_of_week is null or p.day_of_week = extract(dow from d.day))
  ),
  -- The one that the moment belongs to ------------------------------------------------------------------------------
  mine as (
    select * from windows as w where w.during @> p_start_at order by w.rank desc limit 1
  ),
  -- What is left of a window after those that go before it ----------------------------------------------------------
  claims as (
    select w.day, w.during::tstzmultirange - coalesce(
      (select range_agg(o.during) from windows as o where o.rank > w.rank), '{}'
    ) as starts
    from windows as w
  )
  select
      m.id,
      coalesce(m.day, v_local_date),
      case when m.id is not null
        then m.during::tstzmultirange - coalesce(
          (select range_agg(o.during) from windows as o where o.rank > m.rank), '{}'
        )
        else (
          tstzmultirange(tstzrange(
            allocator.start_of_day(v_local_date, p_timezone), allocator.start_of_day(v_local_date + 1, p_timezone)
          ))
          - coalesce((select range_agg(o.during) from windows as o), '{}')
          + coalesce((select range_agg(c.starts) from claims as c where c.day = v_local_date), '{}')
        )
      end
    into service_period_id, service_date, starts
    from (values (null)) as always
    left join mine as m on true;
end;
$$;

comment on function allocator.find_service(uuid, text, timestamptz) is
  'The service that a booking with this start belongs to. service_period_id: null when it starts in none. '
  'service_date: the local date on which that service began, else the local date of the start. starts: the moments '
  'that belong to the same service; without a period, to the whole service date. Which period counts where several '
  'overlap: one for the very day, then the one that began last, then the larger id.';

revoke execute on function allocator.find_service(uuid, text, timestamptz)
  from public, anon, authenticated, service_role;
