-- Gives the capacity rules that are there, ours or those of an earlier system, what
-- supabase/schemas/9_rules_table/restaurant_capacity_rules.sql says: row level security with the members' policy, the
-- rights, the trigger and the constraint. It changes no row and no column, and warns of what it could not do. An
-- environment can leave this migration out; without the table it does nothing. It can be run again at any time, as
-- after the table was repaired: docs/runbook.md says when.
do $migration$
declare
  v_relation constant oid := to_regclass('public.restaurant_capacity_rules');
  v_key constant text := 'UNIQUE NULLS NOT DISTINCT (restaurant_id, service_period_id, day_of_week, effective_date)';
  v_table pg_class;
  v_policy record;
  v_has_restaurant boolean;
  v_ties text;
  v_cause text;
begin
  select c.* into v_table from pg_class as c where c.oid = v_relation;
  if not found then
    raise notice 'public.restaurant_capacity_rules does not exist: nothing to adopt';
    return;
  end if;
  if v_table.relkind not in ('r', 'p') then
    raise warning 'public.restaurant_capacity_rules is not a table: nothing is adopted, and who may read it is not checked';
    return;
  end if;
  if not pg_has_role(v_table.relowner, 'usage') then
    raise warning 'public.restaurant_capacity_rules belongs to %: nothing is adopted. Run this migration''s text again after: alter table public.restaurant_capacity_rules owner to %',
      v_table.relowner::regrole, current_user;
    return;
  end if;

  -- Calls that decide by the rules wait, and this waits for them, but not for a session that somebody forgot.
  perform set_config('lock_timeout', '10s', true);
  lock table public.restaurant_capacity_rules in access exclusive mode;

  -- The same whoever made the table: members read the rules of their restaurants, and nothing writes them.
  alter table public.restaurant_capacity_rules enable row level security;
  for v_policy in
    select p.*
    from pg_policies as p
    where p.schemaname = 'public' and p.tablename = 'restaurant_capacity_rules'
      and p.roles && '{public, anon, authenticated, service_role}'
  loop
    -- The policies to write by come again with 20261127100007_set_up_restaurant_capacity_rules.sql.
    if v_policy.policyname <> 'members read the capacity rules of their restaurants'
      and v_policy.policyname not like 'owners and managers % capacity rules' then
      raise warning 'The policy "%" is dropped: % for % to %, using (%), with check (%)',
        v_policy.policyname, v_policy.permissive, v_policy.cmd, v_policy.roles, v_policy.qual, v_policy.with_check;
    end if;
    execute format('drop policy %I on public.restaurant_capacity_rules', v_policy.policyname);
  end loop;
  revoke all on table public.restaurant_capacity_rules from public, anon, authenticated, service_role cascade;
  grant select on table public.restaurant_capacity_rules to authenticated, service_role;

  v_has_restaurant := exists (
    select
    from pg_attribute as a
    where a.attrelid = v_relation and a.attname = 'restaurant_id' and a.atttypid = 'uuid'::regtype
  );
  if v_has_restaurant then
    create policy "members read the capacity rules of their restaurants" on public.restaurant_capacity_rules
      for select to authenticated
      using (restaurant_id = any (array(select allocator.restaurants_of_caller())));
    create or replace trigger a_rule_waits_for_decisions
      before insert or update or delete on public.restaurant_capacity_rules
      for each row execute function allocator.wait_for_decisions();
  else
    raise warning 'public.restaurant_capacity_rules has no restaurant_id of type uuid: staff cannot read it, and changes to it do not wait for decisions under way';
  end if;

  begin
    if not exists (
      select
      from pg_constraint as c
      where c.conrelid = v_relation and c.conname = 'a_service_has_one_rule' and pg_get_constraintdef(c.oid) = v_key
    ) then
      alter table public.restaurant_capacity_rules drop constraint if exists a_service_has_one_rule;
      select string_agg(t.ids, '; ')
        into v_ties
        from (
          select string_agg(coalesce(to_jsonb(r) ->> 'id', r.ctid::text), ' and ') as ids
          from public.restaurant_capacity_rules as r
          group by r.restaurant_id, r.service_period_id, r.day_of_week, r.effective_date
          having count(*) > 1
        ) as t;
      if v_ties is null then
        execute format('alter table public.restaurant_capacity_rules add constraint a_service_has_one_rule %s', v_key);
      else
        raise warning 'These rules are for the same restaurant, period, day and date, and only the strictest of them counts: %. The constraint a_service_has_one_rule is left out. Delete those that are wrong, then run this migration''s text again',
          v_ties;
      end if;
    end if;
  exception
    when others then
      if allocator.is_passing_failure(sqlstate) then
        raise;
      end if;
      raise warning 'public.restaurant_capacity_rules does not get the constraint a_service_has_one_rule: %', sqlerrm;
  end;

  -- Read it as the guard does.
  begin
    perform allocator.open_capacity_rules(gen_random_uuid());
    perform allocator.find_capacity_limits(gen_random_uuid(), null, current_date);
  exception
    when others then
      if allocator.is_passing_failure(sqlstate) then
        raise;
      end if;
      get stacked diagnostics v_cause = pg_exception_detail;
      raise warning 'The capacity guard cannot read public.restaurant_capacity_rules: %. Assignments fail with CAPACITY_RULES_UNREADABLE until it is repaired; docs/runbook.md says how',
        v_cause::jsonb ->> 'cause';
  end;
end;
$migration$;
