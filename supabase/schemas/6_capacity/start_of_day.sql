create function allocator.start_of_day(p_day date, p_timezone text)
returns timestamptz
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return least(
    p_day::timestamp at time zone p_timezone,
    (p_day::timestamp - interval '1 microsecond') at time zone p_timezone + interval '1 microsecond'
  );
end;
$$;

comment on function allocator.start_of_day(date, text) is
  'The first moment of a local date. Where the clock is put back from one o''clock to midnight, midnight comes twice; '
  'the conversion alone gives the second one.';

revoke execute on function allocator.start_of_day(date, text) from public, anon, authenticated, service_role;
