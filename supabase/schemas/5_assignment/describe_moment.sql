create function allocator.describe_moment(p_moment timestamptz, p_near timestamptz, p_timezone text)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_moment constant timestamp := p_moment at time zone p_timezone;
begin
  return to_char(
    v_moment,
    case when v_moment::date = (p_near at time zone p_timezone)::date then 'HH24:MI' else 'YYYY-MM-DD HH24:MI' end
  );
end;
$$;

comment on function allocator.describe_moment(timestamptz, timestamptz, text) is
  'A moment for people, in the time zone: 18:00, with its date where that is not the date of p_near, the moment that '
  'people speak about.';

revoke execute on function allocator.describe_moment(timestamptz, timestamptz, text)
  from public, anon, authenticated, service_role;
