create function public.create_restaurant(p_name text, p_timezone text, p_owner_id uuid)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set statement_timeout = '4s'
as $$
begin
  return allocator.add_restaurant(
    create_restaurant.p_name, create_restaurant.p_timezone, create_restaurant.p_owner_id
  );
end;
$$;

comment on function public.create_restaurant(text, text, uuid) is
$$Creates a restaurant with its first owner, who sets up the rest: docs/setup.md shows how.

p_name: 1 to 200 characters.
p_timezone: an IANA name such as Europe/Berlin.
p_owner_id: the id of a user, as the auth service gave it at the sign-up.

Returns {restaurantId, name, timezone, ownerId}. Each call creates another restaurant.

Raises TA001, TA020: see allocator.refusal_reasons() and docs/errors.md.

Only a secret key may call it. It hands over to allocator.add_restaurant, which has the rights to write.$$;

revoke execute on function public.create_restaurant(text, text, uuid) from public, anon, authenticated, service_role;
grant execute on function public.create_restaurant(text, text, uuid) to service_role;
