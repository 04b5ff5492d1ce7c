create function allocator.check_host(p_restaurant_id uuid)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_exists boolean;
  v_role text;
begin
  select true, m.role::text
    into v_exists, v_role
    from public.restaurants as r
    left join public.restaurant_members as m
      on m.restaurant_id = r.id and m.user_id = allocator.caller_id()
    where r.id = p_restaurant_id;
  if v_role in ('owner', 'manager', 'host') or v_exists and allocator.caller_is_trusted() then
    return;
  elsif v_role = 'viewer' then
    perform allocator.refuse(
      'ROLE_NOT_ALLOWED', 'A viewer may not change bookings or their tables',
      jsonb_build_object('restaurantId', p_restaurant_id, 'role', 'viewer'),
      'Ask an owner or a manager to make you a host'
    );
  end if;
  perform allocator.refuse(
    'RESTAURANT_NOT_FOUND', 'There is no such restaurant',
    jsonb_build_object('restaurantId', p_restaurant_id),
    'Check the id, and that the signed-in user works there'
  );
end;
$$;

comment on function allocator.check_host(uuid) is
  'Raises TA004 for a viewer of the restaurant, TA015 for everybody else who may not change its bookings and where '
  'there is no such restaurant, so that a stranger cannot tell whether it exists.';

revoke execute on function allocator.check_host(uuid) from public, anon, authenticated, service_role;
