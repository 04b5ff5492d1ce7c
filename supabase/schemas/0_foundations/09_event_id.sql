create function allocator.event_id()
returns uuid
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  return encode(
    overlay(
      uuid_send(gen_random_uuid())
      placing int8send((extract(epoch from clock_timestamp()) * 1000000)::bigint) from 1 for 8
    ),
    'hex'
  )::uuid;
end;
$$;

comment on function allocator.event_id() is
  'The id of an audit event: microseconds since 1970 in its first half, random in the second. In order of id, the '
  'events of a booking are in the order in which they happened, because its row is locked. A counter would tell every '
  'member how busy the other restaurants are.';

revoke execute on function allocator.event_id() from public, anon, authenticated, service_role;
