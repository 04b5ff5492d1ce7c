create function allocator.check_member(p_restaurant_id uuid)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  perform
    from public.restaurants as r
    left join public.restaurant_members as m
      on m.restaurant_id = r.id and m.user_id = allocator.caller_id()
    where r.id = p_restaurant_id and (m.user_id is not null or allocator.caller_is_trusted());
  if not found then
    perform allocator.refuse(
      'RESTAURANT_NOT_FOUND', 'There is no such restaurant',
      jsonb_build_object('restaurantId', p_restaurant_id),
      'Check the id, and that the signed-in user works there'
    );
  end if;
end;
$$;

comment on function allocator.check_member(uuid) is
  'Raises TA015 for everybody who may not read what the restaurant has and where there is no such restaurant, so that '
  'a stranger cannot tell whether it exists.';

revoke execute on function allocator.check_member(uuid) from public, anon, authenticated, service_role;
