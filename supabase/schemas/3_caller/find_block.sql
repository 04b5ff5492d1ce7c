create function allocator.find_block(p_assignment_id uuid, p_restaurant_id uuid)
returns uuid
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_restaurant_id uuid;
begin
  select a.restaurant_id
    into v_restaurant_id
    from public.table_assignments as a
    where a.id = p_assignment_id
      and a.booking_id is null
      and a.restaurant_id = coalesce(p_restaurant_id, a.restaurant_id);
  if found and (allocator.caller_is_trusted() or exists (
    select from public.restaurant_members as m
    where m.restaurant_id = v_restaurant_id and m.user_id = allocator.caller_id()
  )) then
    perform allocator.check_host(v_restaurant_id);
    return v_restaurant_id;
  end if;
  perform allocator.refuse(
    'BLOCK_NOT_FOUND', 'There is no such block',
    jsonb_build_object('assignmentId', p_assignment_id),
    'Reload the floor plan; the block may have been taken back'
  );
  return null;
end;
$$;

comment on function allocator.find_block(uuid, uuid) is
  'The restaurant of a block that the caller may take back. Raises TA004 for a viewer of that restaurant, TA016 for '
  'everybody else and where there is no such block, so that a stranger cannot tell whether it exists. '
  'p_restaurant_id: the restaurant that it has to belong to; null: any.';

revoke execute on function allocator.find_block(uuid, uuid) from public, anon, authenticated, service_role;
