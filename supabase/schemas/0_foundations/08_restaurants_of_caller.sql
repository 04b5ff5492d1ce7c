create function allocator.restaurants_of_caller()
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
    where m.user_id = allocator.caller_id();
end;
$$;

comment on function allocator.restaurants_of_caller() is
  'The restaurants that the user of the request is a member of; none without a user. Every row level security '
  'policy reads through it. It runs as its owner, because restaurant_members is under such a policy itself.';

revoke execute on function allocator.restaurants_of_caller() from public, anon, authenticated, service_role;
grant execute on function allocator.restaurants_of_caller() to authenticated;
