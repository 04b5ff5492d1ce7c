create function allocator.actor_of_request(p_assigned_by uuid, p_user_id uuid)
returns uuid
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_assigned_by is distinct from p_user_id
    and p_assigned_by is not null
    and not allocator.caller_is_trusted() then
    perform allocator.refuse(
      'ASSIGNED_BY_NOT_ALLOWED', 'A user may only assign in their own name',
      jsonb_build_object('assignedBy', p_assigned_by),
      'Leave assignedBy out, or name the signed-in user'
    );
  end if;
  return coalesce(p_assigned_by, p_user_id);
end;
$$;

comment on function allocator.actor_of_request(uuid, uuid) is
  'Who acts: the given user for a trusted caller, else p_user_id, the user of the request; null when a system acts. '
  'Raises TA005 when a user names another.';

revoke execute on function allocator.actor_of_request(uuid, uuid) from public, anon, authenticated, service_role;
