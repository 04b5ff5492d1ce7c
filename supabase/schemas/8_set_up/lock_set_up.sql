create function allocator.lock_set_up(p_restaurant_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  perform allocator.wait_as_user(p_restaurant_id);
  perform pg_advisory_xact_lock(uuid_hash_extended(p_restaurant_id, 8));
end;
$$;

comment on function allocator.lock_set_up(uuid) is
  'Lets those changes of a restaurant''s set-up that must not happen twice at once happen one after the other: whoever '
  'comes second sees what the first one did. No call of the desk takes it.';

revoke execute on function allocator.lock_set_up(uuid) from public, anon, authenticated, service_role;
