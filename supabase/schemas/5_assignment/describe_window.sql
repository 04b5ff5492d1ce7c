create function allocator.describe_window(p_start_at timestamptz, p_end_at timestamptz, p_near timestamptz, p_timezone text)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return format(
    'from %s to %s',
    allocator.describe_moment(p_start_at, p_near, p_timezone),
    allocator.describe_moment(p_end_at, p_start_at, p_timezone)
  );
end;
$$;

comment on function allocator.describe_window(timestamptz, timestamptz, timestamptz, text) is
  'A window for people, in the time zone: from 18:00 to 19:30. The date of the start is left out when it is that of '
  'p_near, the moment that people speak about; that of the end when it is that of the start.';

revoke execute on function allocator.describe_window(timestamptz, timestamptz, timestamptz, text)
  from public, anon, authenticated, service_role;
