create function allocator.find_capacity_limits(
  p_restaurant_id uuid,
  p_service_period_id uuid,
  p_service_date date,
  out state text,
  out max_covers bigint,
  out max_parties bigint
)
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_attempts integer := 0;
begin
  -- If the table is dropped or re-created between the check and the read, check again.
  loop
    if to_regclass('public.restaurant_capacity_rules') is null then
      state := 'absent';
      return;
    end if;
    begin
      -- int8pl takes whole numbers only: a column of another type raises here, where a cast might guess.
      select int8pl(r.max_covers, 0), int8pl(r.max_parties, 0)
        into max_covers, max_parties
        from public.restaurant_capacity_rules as r
        where r.restaurant_id = p_restaurant_id
          and (r.service_period_id is null or r.service_period_id = p_service_period_id)
          and (r.day_of_week is null or r.day_of_week = extract(dow from p_service_date))
          and (r.effective_date is null or r.effective_date <= p_service_date)
        order by r.effective_date desc nulls last, r.day_of_week nulls last, r.service_period_id nulls last,
          -- Rules that tie: our own table has none, in another the stricter counts.
          r.max_covers nulls last, r.max_parties nulls last
        limit 1;
      state := case when max_covers is null and max_parties is null then 'unlimited' else 'enforced' end;
      return;
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

comment on function allocator.find_capacity_limits(uuid, uuid, date) is
  'Reads the limits of one service from public.restaurant_capacity_rules, which an environment may not have. '
  'state: absent when there is no such table, unlimited when no rule applies or the one that does has no limits, '
  'else enforced. The rule with the latest effective_date that has begun counts, then the one for the day of the '
  'week, then the one for the period. Raises TA201 when the table is there but cannot be read.';

revoke execute on function allocator.find_capacity_limits(uuid, uuid, date)
  from public, anon, authenticated, service_role;
