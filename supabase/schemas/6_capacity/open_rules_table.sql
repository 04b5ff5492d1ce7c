create function allocator.open_rules_table(p_restaurant_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if to_regclass('public.restaurant_capacity_rules') is not null
    and allocator.capacity_bypass(p_restaurant_id) is null then
    perform from public.restaurant_capacity_rules limit 0;
  end if;
exception
  when others then
    if allocator.is_passing_failure(sqlstate) then
      raise;
    end if;
    -- Gone or unreadable: whoever decides by it finds out.
end;
$$;

comment on function allocator.open_rules_table(uuid) is
  'Opens the capacity rules until the transaction ends, if they exist and the guard of the restaurant is on, and reads '
  'nothing: past rules that are locked an operator gets by switching the guard off. It comes before the lock of the '
  'rules, in the order of a transaction that creates the table again and fills it, and before anything that reads '
  'restaurants or service_periods, in the order of one that drops it: so they wait for each other where they would '
  'deadlock.';

revoke execute on function allocator.open_rules_table(uuid) from public, anon, authenticated, service_role;
