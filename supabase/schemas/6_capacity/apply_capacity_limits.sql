create function allocator.apply_capacity_limits(
  p_restaurant_id uuid,
  p_decision allocator.capacity_decision
)
returns allocator.capacity_decision
language plpgsql
set search_path = ''
as $$
declare
  v_limits record;
begin
  v_limits := allocator.find_capacity_limits(
    p_restaurant_id, p_decision.service_period_id, p_decision.service_date
  );
  p_decision.state := v_limits.state;
  p_decision.max_covers := v_limits.max_covers;
  p_decision.max_parties := v_limits.max_parties;
  return p_decision;
end;
$$;

comment on function allocator.apply_capacity_limits(uuid, allocator.capacity_decision) is
  'The decision with the limits that its service has now.';

revoke execute on function allocator.apply_capacity_limits(uuid, allocator.capacity_decision)
  from public, anon, authenticated, service_role;
