create function allocator.open_capacity_rules(p_restaurant_id uuid)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if allocator.capacity_bypass(p_restaurant_id) is null
    and to_regclass('public.restaurant_capacity_rules') is not null then
    perform from public.restaurant_capacity_rules where false;
  end if;
exception
  when syntax_error_or_access_rule_violation then
    -- Gone meanwhile, or not to be read: that is for the guard to find out.
    null;
end;
$$;

comment on function allocator.open_capacity_rules(uuid) is
  'Opens the capacity rules, if they are there and count, before anything reads restaurants or service_periods. '
  'Dropping the rules locks them first and then the tables that they refer to; in this order the drop waits for the '
  'calls that are under way and later calls wait for the drop, where the other order would deadlock with it.';

revoke execute on function allocator.open_capacity_rules(uuid) from public, anon, authenticated, service_role;
