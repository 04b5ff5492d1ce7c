create function allocator.restaurants_where_caller_is(p_roles public.restaurant_role[])
returns setof uuid
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
    select m.restaurant_id
    from public.restaurant_members as m
    where m.user_id = allocator.caller_id() and m.role = any (p_roles);
end;
$$;

comment on function allocator.restaurants_where_caller_is(public.restaurant_role[]) is
  'The restaurants in which the user of the request has one of these roles; none without a user. Every policy that lets '
  'somebody write goes through it, as restaurants_of_caller does for reading.';

revoke execute on function allocator.restaurants_where_caller_is(public.restaurant_role[])
  from public, anon, authenticated, service_role;
grant execute on function allocator.restaurants_where_caller_is(public.restaurant_role[]) to authenticated;
