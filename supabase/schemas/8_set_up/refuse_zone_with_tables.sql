create function allocator.refuse_zone_with_tables()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_tables bigint;
begin
  if not allocator.caller_is_user() then
    return old;
  end if;
  select count(*)
    into v_tables
    from public.dining_tables as t
    where t.restaurant_id = old.restaurant_id and t.zone_id = old.id;
  if v_tables > 0 then
    perform allocator.refuse(
      'STILL_IN_USE',
      format('%s has %s', old.name, case v_tables when 1 then '1 table' else v_tables || ' tables' end),
      jsonb_build_object('restaurantId', old.restaurant_id, 'zoneId', old.id, 'tables', v_tables),
      'Move its tables to another zone, or delete them first'
    );
  end if;
  return old;
end;
$$;

comment on function allocator.refuse_zone_with_tables() is
  'Trigger of zones: raises TA017 when a user deletes a zone that has tables, which its foreign key would refuse '
  'without words for people.';

revoke execute on function allocator.refuse_zone_with_tables() from public, anon, authenticated, service_role;

create trigger a_zone_with_tables_is_not_deleted
  before delete on public.zones
  for each row execute function allocator.refuse_zone_with_tables();
