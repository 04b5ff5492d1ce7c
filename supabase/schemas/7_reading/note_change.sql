create function allocator.note_change(p_restaurant_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into allocator.set_up_changes (restaurant_id)
    values (coalesce(p_restaurant_id, '00000000-0000-0000-0000-000000000000'))
    on conflict do nothing;
end;
$$;

comment on function allocator.note_change(uuid) is
  'Makes read_service answer in full again, once this transaction has committed. Null: in every restaurant. It waits '
  'for nobody: the row belongs to this transaction alone.';

revoke execute on function allocator.note_change(uuid) from public, anon, authenticated, service_role;
