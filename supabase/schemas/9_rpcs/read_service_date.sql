create function allocator.read_service_date(p_restaurant_id uuid, p_service_date date, p_known_revision text)
returns jsonb
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set lock_timeout = '500ms'
set plan_cache_mode = 'force_generic_plan'
set enable_seqscan = 'off'
set enable_bitmapscan = 'off'
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_rules text;
  v_role public.restaurant_role;
  v_basis text;
  v_revision text;
begin
  if p_service_date not between '2000-01-01' and '2099-12-31' then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A service date lies in the years 2000 to 2099',
      jsonb_build_object('serviceDate', p_service_date), 'Correct the date'
    );
  end if;
  -- The capacity rules before anything that reads restaurants: open_rules_table says why.
  v_rules := allocator.rules_fingerprint(p_restaurant_id);
  v_role := allocator.member_role(p_restaurant_id);
  v_basis := allocator.revision_basis(p_restaurant_id, p_service_date, v_rules);
  v_revision := allocator.unchanged_revision(p_restaurant_id, v_basis, p_known_revision);
  if v_revision is not null then
    return jsonb_build_object('revision', v_revision, 'now', v_now, 'unchanged', true);
  end if;
  return allocator.describe_service(p_restaurant_id, p_service_date, v_now, v_role, v_rules, v_basis);
end;
$$;

comment on function allocator.read_service_date(uuid, date, text) is
  'public.read_service with the rights of the owner, for members of the restaurant and trusted callers: the windows of '
  'holds are not looked up in their index under the policies, nor may a member read the switch of the guard. It reads '
  'only, and waits half a second at most for capacity rules that are being changed, which it then calls unreadable.';

revoke execute on function allocator.read_service_date(uuid, date, text)
  from public, anon, authenticated, service_role;
grant execute on function allocator.read_service_date(uuid, date, text) to authenticated, service_role;
