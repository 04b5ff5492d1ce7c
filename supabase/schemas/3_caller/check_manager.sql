create function allocator.check_manager(p_restaurant_id uuid)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  if not allocator.caller_is_trusted() and not exists (
    select from public.restaurant_members as m
    where m.restaurant_id = p_restaurant_id
      and m.user_id = allocator.caller_id()
      and m.role in ('owner', 'manager')
  ) then
    perform allocator.refuse(
      'ROLE_NOT_ALLOWED', 'Only an owner or a manager of the restaurant may do this',
      jsonb_build_object('restaurantId', p_restaurant_id), 'Ask an owner or a manager of the restaurant to do it'
    );
  end if;
end;
$$;

comment on function allocator.check_manager(uuid) is
  'Raises TA004 unless the caller is an owner or a manager of the restaurant, or trusted: the same answer for a '
  'restaurant that does not exist.';

revoke execute on function allocator.check_manager(uuid) from public, anon, authenticated, service_role;
