create function allocator.record_moved_table()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_ids constant uuid[] := array(
    select t.table_id
    from public.assigned_tables as t
    where t.restaurant_id = old.restaurant_id and t.assignment_id = old.assignment_id
    order by t.table_id
  );
  v_left_ids constant uuid[] := array_remove(v_ids, old.table_id);
  v_other_ids uuid[];
begin
  if new.assignment_id = old.assignment_id and new.table_id = old.table_id then
    return new;
  elsif new.assignment_id = old.assignment_id then
    perform allocator.record_direct_tables(
      old.restaurant_id, old.assignment_id, v_ids,
      array(select id from unnest(v_left_ids || new.table_id) as id order by id)
    );
  else
    perform allocator.record_direct_tables(old.restaurant_id, old.assignment_id, v_ids, v_left_ids);
    v_other_ids := array(
      select t.table_id
      from public.assigned_tables as t
      where t.restaurant_id = new.restaurant_id and t.assignment_id = new.assignment_id
      order by t.table_id
    );
    perform allocator.record_direct_tables(
      new.restaurant_id, new.assignment_id, v_other_ids,
      array(select id from unnest(v_other_ids || new.table_id) as id order by id)
    );
  end if;
  return new;
end;
$$;

comment on function allocator.record_moved_table() is
  'Trigger of assigned_tables: a row that is given another table or another assignment leaves an event. No RPC updates '
  'these columns. One event for each row, because a trigger of these columns alone does not see those of a statement '
  'together.';

revoke execute on function allocator.record_moved_table() from public, anon, authenticated, service_role;

create trigger a_moved_table_leaves_a_trace
  before update of assignment_id, table_id on public.assigned_tables
  for each row execute function allocator.record_moved_table();
