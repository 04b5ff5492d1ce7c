create function public.read_service(
  p_restaurant_id uuid,
  p_service_date date default null,
  p_known_revision text default null
)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set statement_timeout = '4s'
as $$
begin
  return allocator.read_service_date(
    read_service.p_restaurant_id, read_service.p_service_date, read_service.p_known_revision
  );
end;
$$;

comment on function public.read_service(uuid, date, text) is
$$All that a desk shows of one service date, read at one moment. Changes nothing and locks nothing. docs/reading.md
describes the fields.

p_service_date: null for the present one, which after midnight is still yesterday's while a service of it runs.
p_known_revision: the revision of an earlier answer. Where nothing has changed since, the answer is {revision, now,
unchanged: true}, with the revision to send next.

Returns {revision, now, restaurant, role, serviceDate, currentServiceDate, guard, services, zones, tables, adjacencies,
turnTimes, bookings, blocks, members}, every list whole. Services, limits, states and counts are the capacity guard's;
capacity rules that are missing or cannot be read are a state and no error. role: of the caller; null for a secret key.

Raises TA001, TA015: see allocator.refusal_reasons() and docs/errors.md. Where the API honours it it runs at most 4 s
(57014).

It runs as its caller and hands over to allocator.read_service_date, which has the rights to read what it needs.$$;

revoke execute on function public.read_service(uuid, date, text) from public, anon, authenticated, service_role;
grant execute on function public.read_service(uuid, date, text) to authenticated, service_role;
