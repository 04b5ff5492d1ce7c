create function allocator.refuse_period_with_rules()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_rules bigint := 0;
begin
  if not allocator.caller_is_user() or to_regclass('public.restaurant_capacity_rules') is null then
    return old;
  end if;
  begin
    select count(*)
      into v_rules
      from public.restaurant_capacity_rules as r
      where r.restaurant_id = old.restaurant_id and r.service_period_id = old.id;
  exception
    when others then
      if allocator.is_passing_failure(sqlstate) then
        raise;
      end if;
      -- Rules that cannot be read limit nothing that could be lost; whoever decides by them says so.
      null;
  end;
  if v_rules > 0 then
    perform allocator.refuse(
      'STILL_IN_USE',
      format(
        '%s has %s', old.name, case v_rules when 1 then 'a capacity rule' else v_rules || ' capacity rules' end
      ),
      jsonb_build_object('restaurantId', old.restaurant_id, 'servicePeriodId', old.id, 'rules', v_rules),
      'Delete its capacity rules first: without the service they would limit nothing'
    );
  end if;
  return old;
end;
$$;

comment on function allocator.refuse_period_with_rules() is
  'Trigger of service_periods: raises TA017 when a user deletes a service that has capacity rules. The foreign key would '
  'delete them along, and a limit would be gone that nobody meant to lift.';

revoke execute on function allocator.refuse_period_with_rules() from public, anon, authenticated, service_role;

-- Its name puts it after a_period_waits_for_decisions: a rule that is being written is seen.
create trigger a_period_with_rules_is_not_deleted
  before delete on public.service_periods
  for each row execute function allocator.refuse_period_with_rules();
