create function allocator.take_waiting_place(p_restaurant_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if allocator.caller_role() not in ('authenticated', 'service_role') then
    return;
  end if;
  for v_place in 3..7 loop
    if pg_try_advisory_xact_lock(uuid_hash_extended(p_restaurant_id, v_place)) then
      return;
    end if;
  end loop;
  raise exception 'Five calls of this restaurant are waiting for locks already' using errcode = 'lock_not_available';
end;
$$;

comment on function allocator.take_waiting_place(uuid) is
  'Comes before every wait for a lock. Requests of the API share few connections (PostgREST opens ten unless told '
  'otherwise), so at most five of one restaurant may wait at a time: a stuck transaction of one restaurant leaves '
  'connections to the others. Raises 55P03 at once when all five places are taken. A place is held until the '
  'transaction ends, and a call that has one keeps it for its next wait. Sessions with a connection of their own just '
  'wait.';

revoke execute on function allocator.take_waiting_place(uuid) from public, anon, authenticated, service_role;
