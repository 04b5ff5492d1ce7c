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
set search_path = pg_catalog, pg_temp
as $$
declare
  v_local_date constant date := (p_start_at at time zone p_timezone)::date;
  v_window record;
  v_claimed tstzmultirange := tstzmultirange();
begin
  starts := tstzmultirange();
  -- All services that can contain this moment (one may have begun the day before), and those that can overlap them, in
  -- order of precedence. Each gets what those before it have not claimed.
  for v_window in
    select p.id, d.day, tstzrange(w.starts_at, greatest(w.starts_at, w.ends_at))::tstzmultirange as during
    from unnest(array[v_local_date - 2, v_local_date - 1, v_local_date, v_local_date + 1]) as d (day)
    cross join public.service_periods as p
    cross join lateral (
      select
        (d.day + p.start_time) at time zone p_timezone as starts_at,
        (d.day + (p.end_time <= p.start_time)::integer + p.end_time) at time zone p_timezone as ends_at
      -- Keeps the planner from converting at each of their uses.
      offset 0
    ) as w
    where p.restaurant_id = p_restaurant_id
      and (p.day_of_week is null or p.day_of_week = extract(dow from d.day))
    order by p.day_of_week is null, w.starts_at desc, p.id desc
  loop
    if v_window.during @> p_start_at then
      service_period_id := v_window.id;
      service_date := v_window.day;
      starts := v_window.during - v_claimed;
      return;
    end if;
    if v_window.day = v_local_date then
      starts := starts + (v_window.during - v_claimed);
    end if;
    v_claimed := v_claimed + v_window.during;
  end loop;

  service_date := v_local_date;
  starts := starts + (
    tstzmultirange(tstzrange(
      allocator.start_of_day(v_local_date, p_timezone), allocator.start_of_day(v_local_date + 1, p_timezone)
    ))
    - v_claimed
  );
end;
$$;

comment on function allocator.find_service(uuid, text, timestamptz) is
  'The service that a booking with this start belongs to. service_period_id: null when it starts in none. '
  'service_date: the local date on which that service began, else the local date of the start. starts: the moments '
  'that belong to the same service; without a period, to the whole service date. Where periods '
  'overlap, one for that weekday takes precedence, then the one that began last, then the larger id.';

revoke execute on function allocator.find_service(uuid, text, timestamptz)
  from public, anon, authenticated, service_role;
