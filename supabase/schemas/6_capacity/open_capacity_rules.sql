create function allocator.open_capacity_rules(p_restaurant_id uuid)
returns text
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_attempts integer := 0;
begin
  -- If the table is dropped or re-created between the check and the read, check again.
  loop
    if to_regclass('public.restaurant_capacity_rules') is null then
      return 'absent';
    end if;
    begin
      perform
        from public.restaurant_capacity_rules as r
        where r.restaurant_id = p_restaurant_id
          -- Always true, and left out of the plan. It is there to be parsed: a column that is missing or of another
          -- type raises, also for a restaurant without rules.
          and (
            true
            or r.service_period_id = p_restaurant_id
            or r.day_of_week = 0
            or r.effective_date <= current_date
            or int8pl(r.max_covers, r.max_parties) = 0
          )
        limit 1;
      return case when not found then 'unlimited' end;
    exception
      when undefined_table then
        v_attempts := v_attempts + 1;
        if v_attempts = 3 then
          perform allocator.refuse_unreadable_rules(sqlstate, sqlerrm);
        end if;
      when others then
        if allocator.is_passing_failure(sqlstate) then
          raise;
        end if;
        perform allocator.refuse_unreadable_rules(sqlstate, sqlerrm);
    end;
  end loop;
end;
$$;

comment on function allocator.open_capacity_rules(uuid) is
  'The state of the capacity guard where no service has to be looked up for it: absent without capacity rules, '
  'unlimited without a rule for this restaurant; null where find_capacity_limits has to decide. Raises TA201 when the '
  'table is there but cannot be read. Like open_rules_table it comes before anything that reads restaurants or '
  'service_periods.';

revoke execute on function allocator.open_capacity_rules(uuid) from public, anon, authenticated, service_role;
