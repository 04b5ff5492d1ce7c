create function allocator.first_event_id(p_moment timestamptz)
returns uuid
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  return encode(
    int8send((extract(epoch from p_moment) * 1000000)::bigint) || decode('0000000000000000', 'hex'), 'hex'
  )::uuid;
end;
$$;

comment on function allocator.first_event_id(timestamptz) is
  'The smallest id that an audit event of this moment or later can have (event_id), so that events of a time are found '
  'by the primary key.';

revoke execute on function allocator.first_event_id(timestamptz) from public, anon, authenticated, service_role;
