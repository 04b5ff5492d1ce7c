create function allocator.lock_service_dates(p_restaurant_id uuid, p_service_dates date[])
returns boolean
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_key bigint;
begin
  for v_key in
    select uuid_hash_extended(p_restaurant_id, day - date '2000-01-01' + (1::bigint << 32)) as key
    from unnest(p_service_dates) as day
    order by key
  loop
    if not pg_try_advisory_xact_lock(v_key) then
      perform allocator.take_waiting_place(p_restaurant_id);
      perform pg_advisory_xact_lock(v_key);
    end if;
  end loop;

  insert into allocator.capacity_ledger as l (restaurant_id, service_date)
    select p_restaurant_id, day
    from unnest(p_service_dates) as day
    on conflict (restaurant_id, service_date) do update set revision = l.revision + 1;
  return true;
end;
$$;

comment on function allocator.lock_service_dates(uuid, date[]) is
  'True, with the last lock: one advisory lock per service date until the transaction ends, in ascending order of the lock '
  'keys. The dates are distinct and ascending. Call it only when a limit is in force or passed over, and count in a later '
  'statement: at read committed that one sees all that earlier holders committed, at the higher levels the write to '
  'allocator.capacity_ledger raises 40001 instead.';

revoke execute on function allocator.lock_service_dates(uuid, date[])
  from public, anon, authenticated, service_role;
