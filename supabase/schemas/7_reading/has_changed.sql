create function allocator.has_changed(p_restaurant_id uuid, p_snapshot pg_snapshot, p_window tstzrange)
returns boolean
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_first constant xid8 := pg_snapshot_xmin(p_snapshot);
  -- Rows that another server wrote, before a backup was restored here, may have later numbers.
  v_last constant xid8 := greatest(pg_snapshot_xmax(pg_current_snapshot()), pg_current_xact_id_if_assigned());
begin
  return exists (
      select from allocator.set_up_changes as c
      where c.restaurant_id in (p_restaurant_id, '00000000-0000-0000-0000-000000000000')
        and c.changed_in >= v_first
        and c.changed_in <= v_last
        and not pg_visible_in_snapshot(c.changed_in, p_snapshot)
    )
    or exists (
      select from public.assignment_events as e
      where e.restaurant_id = p_restaurant_id
        and e.changed_in >= v_first
        and e.changed_in <= v_last
        and not pg_visible_in_snapshot(e.changed_in, p_snapshot)
        -- An event that says of neither state when it was concerns every date.
        and coalesce(
          allocator.concerns_window(e.before, p_window) or allocator.concerns_window(e.after, p_window),
          allocator.concerns_window(e.before, p_window),
          allocator.concerns_window(e.after, p_window),
          true
        )
    );
end;
$$;

comment on function allocator.has_changed(uuid, pg_snapshot, tstzrange) is
  'Whether something was committed since that snapshot that read_service answers of the window. Not by time or by order: '
  'a transaction that wrote before the snapshot and committed after it is one that it did not see.';

revoke execute on function allocator.has_changed(uuid, pg_snapshot, tstzrange)
  from public, anon, authenticated, service_role;
