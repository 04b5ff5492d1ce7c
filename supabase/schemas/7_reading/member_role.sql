create function allocator.member_role(p_restaurant_id uuid)
returns public.restaurant_role
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_role public.restaurant_role;
begin
  select m.role
    into v_role
    from public.restaurant_members as m
    where m.restaurant_id = p_restaurant_id and m.user_id = allocator.caller_id();
  if not found then
    perform allocator.check_member(p_restaurant_id);
  end if;
  return v_role;
end;
$$;

comment on function allocator.member_role(uuid) is
  'The role of the caller, null for a trusted one that is no member. Raises TA015 as check_member does.';

revoke execute on function allocator.member_role(uuid) from public, anon, authenticated, service_role;
