-- Lets owners and managers write the capacity rules of their restaurants, ours or those of an earlier system, as
-- supabase/schemas/9_rules_table/restaurant_capacity_rules.sql says: policies, rights, and the triggers that check and
-- record what they write. It changes no row and no column. An environment can leave this migration out; without the
-- table, or where 20261127000003_adopt_capacity_rules.sql has found that it cannot adopt it, it does nothing. It can be
-- run again at any time, after that one.
do $migration$
declare
  v_relation constant oid := to_regclass('public.restaurant_capacity_rules');
  v_missing text;
begin
  if not exists (
    select
    from pg_class as c
    where c.oid = v_relation and c.relkind in ('r', 'p') and pg_has_role(c.relowner, 'usage')
  ) then
    return;
  end if;
  select string_agg(c.name, ', ' order by c.n)
    into v_missing
    from unnest(array[
      'id', 'restaurant_id', 'service_period_id', 'day_of_week', 'effective_date', 'max_covers', 'max_parties'
    ]) with ordinality as c (name, n)
    where not exists (
      select
      from pg_attribute as a
      where a.attrelid = v_relation
        and a.attname = c.name
        and not a.attisdropped
        and (a.attname <> 'restaurant_id' or a.atttypid = 'uuid'::regtype)
    );
  if v_missing is not null then
    raise notice 'public.restaurant_capacity_rules lacks %: only the owner of the database can write it', v_missing;
    return;
  end if;

  -- As the adoption: it waits for the calls that decide by the rules, but not for a session that somebody forgot.
  perform set_config('lock_timeout', '10s', true);
  lock table public.restaurant_capacity_rules in access exclusive mode;

  create or replace trigger a_caller_may_add_a_rule
    before insert on public.restaurant_capacity_rules
    for each row execute function allocator.check_set_up_right('{owner,manager}', 'an owner or a manager');

  -- Its name puts it after a_rule_waits_for_decisions.
  create or replace trigger a_rule_with_an_equal_is_refused
    before insert or update on public.restaurant_capacity_rules
    for each row execute function allocator.check_rule();

  create or replace trigger a_change_of_a_rule_leaves_a_trace
    after insert or update or delete on public.restaurant_capacity_rules
    for each row execute function allocator.record_set_up('rule_changed');

  drop policy if exists "owners and managers add capacity rules" on public.restaurant_capacity_rules;
  create policy "owners and managers add capacity rules" on public.restaurant_capacity_rules
    for insert to authenticated
    with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

  drop policy if exists "owners and managers change capacity rules" on public.restaurant_capacity_rules;
  create policy "owners and managers change capacity rules" on public.restaurant_capacity_rules
    for update to authenticated
    using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))))
    with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

  drop policy if exists "owners and managers delete capacity rules" on public.restaurant_capacity_rules;
  create policy "owners and managers delete capacity rules" on public.restaurant_capacity_rules
    for delete to authenticated
    using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

  revoke all on table public.restaurant_capacity_rules from public, anon, authenticated, service_role cascade;
  grant select on table public.restaurant_capacity_rules to authenticated, service_role;
  grant insert (id, restaurant_id, service_period_id, day_of_week, effective_date, max_covers, max_parties)
    on table public.restaurant_capacity_rules to authenticated;
  grant update (service_period_id, day_of_week, effective_date, max_covers, max_parties)
    on table public.restaurant_capacity_rules to authenticated;
  grant delete on table public.restaurant_capacity_rules to authenticated;
end;
$migration$;
