create function allocator.answer_ends(p_restaurant_id uuid, p_timezone text, p_now timestamptz)
returns timestamptz
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_today constant date := (p_now at time zone p_timezone)::date;
begin
  return least(
    (
      select min(b.moment)
      from unnest(allocator.service_boundaries(p_restaurant_id, p_timezone, v_today, v_today + 1)) as b (moment)
      where b.moment > p_now
    ),
    (
      select min(s.expires_at)
      from public.allocator_settings as s
      where s.key = 'app.capacity.post_assignment.enabled'
        and (s.restaurant_id = p_restaurant_id or s.restaurant_id is null)
        and s.expires_at > p_now
    )
  );
end;
$$;

comment on function allocator.answer_ends(uuid, text, timestamptz) is
  'Until when what read_service answers cannot change by time alone: the present service date may be another from the '
  'next boundary on, and a switch expires. A day ahead at most.';

revoke execute on function allocator.answer_ends(uuid, text, timestamptz)
  from public, anon, authenticated, service_role;
