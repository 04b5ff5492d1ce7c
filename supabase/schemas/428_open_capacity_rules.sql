create function allocator.open_capacity_rules(p_restaurant_id uuid)
returns text
language plpgsql
set search_path = ''
as $$
begin
  if to_regclass('public.restaurant_capacity_rules') is null then
    return 'absent';
  end if;
  perform from public.restaurant_capacity_rules as r where r.restaurant_id = p_restaurant_id limit 1;
  return case when not found then 'unlimited' end;
exception
  when others then
    if allocator.is_passing_failure(sqlstate) then
      raise;
    end if;
    -- Gone meanwhile, or not to be read: find_capacity_limits finds out which.
    return null;
end;
$$;

comment on function allocator.open_capacity_rules(uuid) is
  'The state of the capacity guard where no service has to be looked up for it: absent without a table of rules, '
  'unlimited without a rule for this restaurant; null where find_capacity_limits has to decide. It comes before '
  'anything that reads restaurants or service_periods: dropping the rules locks them first and then the tables that '
  'they refer to, and in the same order calls and a drop wait for each other where they would deadlock.';

revoke execute on function allocator.open_capacity_rules(uuid) from public, anon, authenticated, service_role;
