create function allocator.refuse_missing_block(p_assignment_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  perform allocator.refuse(
    'BLOCK_NOT_FOUND', 'There is no such block',
    jsonb_build_object('assignmentId', p_assignment_id),
    'Reload the floor plan; the block may have been taken back'
  );
end;
$$;

comment on function allocator.refuse_missing_block(uuid) is 'Raises TA016.';

revoke execute on function allocator.refuse_missing_block(uuid) from public, anon, authenticated, service_role;
