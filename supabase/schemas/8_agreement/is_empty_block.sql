create function allocator.is_empty_block(p_restaurant_id uuid, p_assignment_id uuid)
returns boolean
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return exists (
      select from public.table_assignments as a
      where a.restaurant_id = p_restaurant_id and a.id = p_assignment_id and a.booking_id is null
    )
    and not exists (
      select from public.assigned_tables as t
      where t.restaurant_id = p_restaurant_id and t.assignment_id = p_assignment_id
    );
end;
$$;

comment on function allocator.is_empty_block(uuid, uuid) is 'Whether this assignment is a block without tables.';

revoke execute on function allocator.is_empty_block(uuid, uuid) from public, anon, authenticated, service_role;
