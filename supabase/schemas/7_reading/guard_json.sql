create function allocator.guard_json(
  p_restaurant_id uuid,
  p_rules text,
  p_services allocator.capacity_decision[]
)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_reason constant text := allocator.capacity_bypass(p_restaurant_id);
begin
  return jsonb_build_object(
    'state', case
      when exists (select from unnest(p_services) as s where s.state = 'unreadable') then 'unreadable'
      when p_rules in ('absent', 'unreadable') then p_rules
      else 'present'
    end,
    'bypass', case
      when v_reason is not null then coalesce(
        (
          select jsonb_build_object(
            'reason', s.reason, 'setBy', s.set_by, 'setAt', s.created_at,
            'expiresAt', case when isfinite(s.expires_at) then s.expires_at end
          )
          from public.allocator_settings as s
          where s.key = 'app.capacity.post_assignment.enabled'
            and (s.restaurant_id = p_restaurant_id or s.restaurant_id is null)
            and s.value = 'off'
            and s.reason = v_reason
          order by s.restaurant_id nulls last
          limit 1
        ),
        -- The setting of a session says no more.
        jsonb_build_object(
          'reason', v_reason, 'setBy', null, 'setAt', pg_postmaster_start_time(), 'expiresAt', null
        )
      )
    end
  );
end;
$$;

comment on function allocator.guard_json(uuid, text, allocator.capacity_decision[]) is
  'Whether the guard can use the capacity rules, and the switch that is in force (capacity_bypass), with who threw it. '
  'p_rules: of rules_fingerprint.';

revoke execute on function allocator.guard_json(uuid, text, allocator.capacity_decision[])
  from public, anon, authenticated, service_role;
