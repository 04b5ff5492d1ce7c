create function allocator.check_label()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_other record;
begin
  if not allocator.caller_is_user() or tg_op = 'UPDATE' and lower(new.label) = lower(old.label) then
    return new;
  end if;
  perform allocator.lock_set_up(new.restaurant_id);
  select t.id, t.label, z.name as zone
    into v_other
    from public.dining_tables as t
    join public.zones as z on z.restaurant_id = t.restaurant_id and z.id = t.zone_id
    where t.restaurant_id = new.restaurant_id and lower(t.label) = lower(new.label);
  if found then
    perform allocator.refuse(
      'ALREADY_EXISTS', format('There is a table %s already, in %s', v_other.label, v_other.zone),
      jsonb_build_object('restaurantId', new.restaurant_id, 'tableId', v_other.id, 'tableLabel', v_other.label),
      'Choose another label'
    );
  end if;
  return new;
end;
$$;

comment on function allocator.check_label() is
  'Trigger of dining_tables: raises TA018 for a label that another table of the restaurant has. What it says in words '
  'for people, a_label_names_one_table ensures for whoever writes.';

revoke execute on function allocator.check_label() from public, anon, authenticated, service_role;

create trigger a_label_is_new
  before insert or update of label on public.dining_tables
  for each row execute function allocator.check_label();
