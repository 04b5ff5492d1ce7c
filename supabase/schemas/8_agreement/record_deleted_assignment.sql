create function allocator.record_deleted_assignment()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_ids uuid[];
begin
  -- As in record_assigned_tables.
  if (
      current_setting('allocator.rpc', true) <> ''
      and (session_user = 'authenticator' or pg_has_role(session_user, current_user, 'usage'))
    )
    or pg_trigger_depth() > 1 then
    return old;
  end if;
  v_ids := array(
    select t.table_id
    from public.assigned_tables as t
    where t.restaurant_id = old.restaurant_id and t.assignment_id = old.id
    order by t.table_id
  );
  if v_ids <> '{}' then
    perform allocator.record_direct_tables(old.restaurant_id, old.id, v_ids, array[]::uuid[]);
  end if;
  return old;
end;
$$;

comment on function allocator.record_deleted_assignment() is
  'Trigger of table_assignments: one that is deleted by something else than an RPC leaves an event. Before the '
  'deletion, because the foreign keys have taken the tables away by the time it is done.';

revoke execute on function allocator.record_deleted_assignment() from public, anon, authenticated, service_role;

create trigger a_deleted_assignment_leaves_a_trace
  before delete on public.table_assignments
  for each row execute function allocator.record_deleted_assignment();
