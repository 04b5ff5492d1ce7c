create function allocator.switch_guard(
  p_restaurant_id uuid,
  p_enabled boolean,
  p_reason text,
  p_expires_at timestamptz
)
returns jsonb
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set lock_timeout = '2s'
as $$
declare
  v_key constant text := 'app.capacity.post_assignment.enabled';
  v_reason text;
begin
  perform allocator.check_manager(p_restaurant_id);
  -- A secret key gets this far without a restaurant.
  perform allocator.check_member(p_restaurant_id);
  if p_enabled then
    delete from public.allocator_settings as s
      where s.key = v_key and s.restaurant_id = p_restaurant_id and s.value = 'off';
  else
    perform allocator.check_switch(p_restaurant_id, p_enabled, p_reason, p_expires_at);
    insert into public.allocator_settings as s (key, restaurant_id, value, reason, set_by, expires_at)
      values (v_key, p_restaurant_id, 'off', p_reason, allocator.name_of_caller(), p_expires_at)
      on conflict on constraint a_switch_is_set_once_per_restaurant do update
      set value = excluded.value,
        reason = excluded.reason,
        set_by = excluded.set_by,
        expires_at = excluded.expires_at,
        created_at = now();
  end if;
  v_reason := allocator.capacity_bypass(p_restaurant_id);
  return jsonb_build_object(
    'restaurantId', p_restaurant_id,
    'enabled', v_reason is null,
    'reason', v_reason,
    'expiresAt', case when v_reason is not null then (
      select s.expires_at
      from public.allocator_settings as s
      where s.key = v_key
        and (s.restaurant_id = p_restaurant_id or s.restaurant_id is null)
        and (s.expires_at is null or s.expires_at > clock_timestamp())
      order by s.restaurant_id nulls last
      limit 1
    ) end
  );
end;
$$;

comment on function allocator.switch_guard(uuid, boolean, text, timestamptz) is
  'public.set_capacity_guard with the rights of the owner. A row with which operators keep the guard of a restaurant on, '
  'whatever they do for all, stays until it is switched off.';

revoke execute on function allocator.switch_guard(uuid, boolean, text, timestamptz)
  from public, anon, authenticated, service_role;
grant execute on function allocator.switch_guard(uuid, boolean, text, timestamptz) to authenticated, service_role;
