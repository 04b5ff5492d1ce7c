create function allocator.service_boundaries(
  p_restaurant_id uuid,
  p_timezone text,
  p_first date,
  p_last date
)
returns timestamptz[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_end constant timestamptz := greatest(
    allocator.start_of_day(p_last + 1, p_timezone),
    (
      select max((p_last + 1 + p.end_time) at time zone p_timezone)
      from public.service_periods as p
      where p.restaurant_id = p_restaurant_id and p.end_time <= p.start_time
    )
  );
begin
  return array(
    select b.moment
    from (
      select allocator.start_of_day(p_first + n, p_timezone)
      from generate_series(0, p_last - p_first + 1) as n
      union
      select (p_first + n + t.local_time) at time zone p_timezone
      from generate_series(0, p_last - p_first + 1) as n
      cross join (
        select p.start_time as local_time from public.service_periods as p where p.restaurant_id = p_restaurant_id
        union
        select p.end_time from public.service_periods as p where p.restaurant_id = p_restaurant_id
      ) as t
    ) as b (moment)
    where b.moment < v_end
    order by b.moment
  );
end;
$$;

comment on function allocator.service_boundaries(uuid, text, date, date) is
  'The moments from the first of these dates until the services of the last have ended at which one service may give '
  'way to another, ascending: where a date begins, and where a period would begin or end if it were served that day. '
  'Between two of them find_service has one answer.';

revoke execute on function allocator.service_boundaries(uuid, text, date, date)
  from public, anon, authenticated, service_role;
