create function allocator.wait_as_user(p_restaurant_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if allocator.caller_is_user() then
    perform allocator.take_waiting_place(p_restaurant_id);
    perform set_config('lock_timeout', '2s', true);
  end if;
end;
$$;

comment on function allocator.wait_as_user(uuid) is
  'Comes before a wait in a trigger: a user who writes a table is bound like a call of an RPC, to five waiting places per '
  'restaurant and 2 seconds (55P03). Whoever else writes just waits.';

revoke execute on function allocator.wait_as_user(uuid) from public, anon, authenticated, service_role;
