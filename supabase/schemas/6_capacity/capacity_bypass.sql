create function allocator.capacity_bypass(p_restaurant_id uuid)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_reason text;
begin
  if lower(current_setting('app.capacity.post_assignment.enabled', true)) in ('off', 'false', 'no', '0')
    and allocator.session_is_trusted() then
    return 'The setting app.capacity.post_assignment.enabled is off';
  end if;
  select case when s.value = 'off' then s.reason end
    into v_reason
    from public.allocator_settings as s
    where s.key = 'app.capacity.post_assignment.enabled'
      and (s.restaurant_id = p_restaurant_id or s.restaurant_id is null)
      and (s.expires_at is null or s.expires_at > clock_timestamp())
    order by s.restaurant_id nulls last
    limit 1;
  return v_reason;
end;
$$;

comment on function allocator.capacity_bypass(uuid) is
  'Why the capacity guard is switched off for this restaurant; null while it is on. The session''s setting, where it '
  'can be believed, takes precedence, then the restaurant''s own row in allocator_settings, then the row for all.';

revoke execute on function allocator.capacity_bypass(uuid) from public, anon, authenticated, service_role;
