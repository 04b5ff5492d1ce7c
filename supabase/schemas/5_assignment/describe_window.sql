create function allocator.describe_window(p_start_at timestamptz, p_end_at timestamptz, p_near timestamptz, p_timezone text)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_start constant timestamp := p_start_at at time zone p_timezone;
  v_end constant timestamp := p_end_at at time zone p_timezone;
  v_day constant date := (p_near at time zone p_timezone)::date;
begin
  return format(
    'from %s to %s',
    to_char(v_start, case when v_start::date = v_day then 'HH24:MI' else 'YYYY-MM-DD HH24:MI' end),
    to_char(v_end, case when v_end::date = v_start::date then 'HH24:MI' else 'YYYY-MM-DD HH24:MI' end)
  );
end;
$$;

comment on function allocator.describe_window(timestamptz, timestamptz, timestamptz, text) is
  'A window for people, in the time zone: from 18:00 to 19:30. The date of the start is left out when it is that of '
  'p_near, the moment that people speak about; that of the end when it is that of the start.';

revoke execute on function allocator.describe_window(timestamptz, timestamptz, timestamptz, text)
  from public, anon, authenticated, service_role;
