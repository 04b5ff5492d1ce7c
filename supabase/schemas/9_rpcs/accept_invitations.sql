create function public.accept_invitations()
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set statement_timeout = '4s'
as $$
begin
  return allocator.join_restaurants();
end;
$$;

comment on function public.accept_invitations() is
$$Makes the signed-in user a member wherever their address is invited. Only a confirmed address counts: whoever signs up
with the address of somebody else gets nothing.

Returns {restaurants: [{restaurantId, name, role}]}: those that the user has joined by this call, by name. It is empty for
everybody who is not invited, so it can be called after each sign-in. Invitations that have expired, or whose sender is no
longer an owner, do not count. Whoever is a member already stays what they are.

Raises TA021 while the address is not confirmed: see docs/errors.md. It waits at most 2 s for a lock (55P03).

It runs as its caller and hands over to allocator.join_restaurants, which has the rights to write.$$;

revoke execute on function public.accept_invitations() from public, anon, authenticated, service_role;
grant execute on function public.accept_invitations() to authenticated;
