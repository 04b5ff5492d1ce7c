create function allocator.refuse_last_owner()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if not allocator.caller_is_user() or tg_op = 'UPDATE' and new.role = 'owner' then
    return coalesce(new, old);
  end if;
  perform allocator.lock_set_up(old.restaurant_id);
  perform
    from public.restaurant_members as m
    where m.restaurant_id = old.restaurant_id and m.role = 'owner' and m.user_id <> old.user_id;
  if not found then
    perform allocator.refuse(
      'LAST_OWNER', 'A restaurant keeps an owner, and this is the only one',
      jsonb_build_object('restaurantId', old.restaurant_id, 'userId', old.user_id),
      'Make somebody else an owner first'
    );
  end if;
  return coalesce(new, old);
end;
$$;

comment on function allocator.refuse_last_owner() is
  'Trigger of restaurant_members: raises TA019 when a user would demote or remove the only owner. Two owners who remove '
  'each other at once come one after the other. Not for an account that is deleted, nor for the owner of the '
  'database, who can name another owner.';

revoke execute on function allocator.refuse_last_owner() from public, anon, authenticated, service_role;

create trigger a_restaurant_keeps_an_owner_when_one_is_demoted
  before update of role on public.restaurant_members
  for each row
  when (old.role = 'owner')
  execute function allocator.refuse_last_owner();

create trigger a_restaurant_keeps_an_owner_when_one_leaves
  before delete on public.restaurant_members
  for each row
  when (old.role = 'owner')
  execute function allocator.refuse_last_owner();
