create function allocator.add_restaurant(p_name text, p_timezone text, p_owner_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_restaurant public.restaurants;
begin
  if (p_name ~ '\S' and length(p_name) <= 200) is not true then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A restaurant has a name of up to 200 characters', '{}', 'Send its name as p_name'
    );
  elsif not exists (select from auth.users as u where u.id = p_owner_id) then
    perform allocator.refuse(
      'USER_NOT_FOUND', 'There is no such user', jsonb_build_object('ownerId', p_owner_id),
      'Let the owner sign up first, and send the id of that user as p_owner_id'
    );
  end if;
  begin
    insert into public.restaurants (name, timezone) values (p_name, p_timezone) returning * into v_restaurant;
  exception
    when check_violation or not_null_violation or invalid_parameter_value then
      perform allocator.refuse(
        'INVALID_REQUEST', 'There is no such time zone', jsonb_build_object('timezone', p_timezone),
        'Send an IANA name such as Europe/Berlin as p_timezone'
      );
  end;
  insert into public.restaurant_members (restaurant_id, user_id, role) values (v_restaurant.id, p_owner_id, 'owner');
  return jsonb_build_object(
    'restaurantId', v_restaurant.id,
    'name', v_restaurant.name,
    'timezone', v_restaurant.timezone,
    'ownerId', p_owner_id
  );
end;
$$;

comment on function allocator.add_restaurant(text, text, uuid) is
  'public.create_restaurant with the rights of the owner.';

revoke execute on function allocator.add_restaurant(text, text, uuid) from public, anon, authenticated, service_role;
grant execute on function allocator.add_restaurant(text, text, uuid) to service_role;
