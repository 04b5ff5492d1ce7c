create function allocator.lock_restaurant(p_restaurant_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  perform allocator.check_host(p_restaurant_id);
  perform from public.restaurants as r where r.id = p_restaurant_id for key share skip locked;
  if found then
    return;
  end if;
  perform allocator.take_waiting_place(p_restaurant_id);
  perform from public.restaurants as r where r.id = p_restaurant_id for key share;
  if not found then
    -- It was deleted while this call waited.
    perform allocator.check_host(p_restaurant_id);
  end if;
end;
$$;

comment on function allocator.lock_restaurant(uuid) is
  'The first lock of a call that adds a booking, or adds or takes back a block, if the caller may: what the foreign '
  'key of a booking would take later, so that a call that waits for the deletion of the restaurant holds nothing that '
  'the deletion needs, and the deletion sees what the call has added. It keeps nobody out but a deletion. Raises TA004 '
  'and TA015 as check_host.';

revoke execute on function allocator.lock_restaurant(uuid) from public, anon, authenticated, service_role;
