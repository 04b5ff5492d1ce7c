create function allocator.forget_past_blocks(p_restaurant_id uuid, p_table_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_blocks uuid[];
begin
  v_blocks := array(
    select a.id
    from public.assigned_tables as t
    join public.table_assignments as a on a.restaurant_id = t.restaurant_id and a.id = t.assignment_id
    where t.restaurant_id = p_restaurant_id
      and t.table_id = p_table_id
      and a.booking_id is null
      and upper(t.during) <= v_now
  );
  -- The audit has them: that they end is no event of its own.
  perform set_config('allocator.rpc', 'on', true);
  delete from public.table_assignments as a
    where a.restaurant_id = p_restaurant_id
      and a.id = any (v_blocks)
      and not exists (
        select from public.assigned_tables as t
        where t.restaurant_id = a.restaurant_id and t.assignment_id = a.id and t.table_id <> p_table_id
      );
  delete from public.assigned_tables as t
    where t.restaurant_id = p_restaurant_id and t.table_id = p_table_id and t.assignment_id = any (v_blocks);
  perform set_config('allocator.rpc', '', true);
end;
$$;

comment on function allocator.forget_past_blocks(uuid, uuid) is
  'Takes a table out of the blocks that are over, so that it can be deleted: they stay until somebody takes them back. '
  'What was blocked is in the audit.';

revoke execute on function allocator.forget_past_blocks(uuid, uuid) from public, anon, authenticated, service_role;
