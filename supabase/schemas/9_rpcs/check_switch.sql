create function allocator.check_switch(
  p_restaurant_id uuid,
  p_enabled boolean,
  p_reason text,
  p_expires_at timestamptz
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now constant timestamptz := clock_timestamp();
begin
  if p_enabled is null then
    perform allocator.refuse(
      'INVALID_REQUEST', 'The guard is to be on or off', jsonb_build_object('restaurantId', p_restaurant_id),
      'Send true or false as p_enabled'
    );
  elsif (p_reason ~ '\S' and length(p_reason) <= 200) is not true then
    perform allocator.refuse(
      'INVALID_REQUEST', 'Switching the guard off needs a reason of up to 200 characters',
      jsonb_build_object('restaurantId', p_restaurant_id),
      'Say why, for the audit'
    );
  elsif (p_expires_at > v_now and p_expires_at <= v_now + interval '24 hours') is not true then
    perform allocator.refuse(
      'INVALID_REQUEST', 'The guard can be off for 24 hours at most',
      jsonb_build_object('restaurantId', p_restaurant_id, 'expiresAt', p_expires_at),
      'Say when it is to be on again, within the next 24 hours'
    );
  end if;
end;
$$;

comment on function allocator.check_switch(uuid, boolean, text, timestamptz) is
  'Raises TA001 unless a request that does not switch the guard on switches it off, for a reason and until a moment of '
  'the next 24 hours.';

revoke execute on function allocator.check_switch(uuid, boolean, text, timestamptz)
  from public, anon, authenticated, service_role;
