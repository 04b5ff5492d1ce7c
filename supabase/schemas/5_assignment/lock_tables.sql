create function allocator.lock_tables(p_restaurant_id uuid, p_table_ids uuid[])
returns timestamptz
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_key bigint;
begin
  -- Most calls name one table, and need no query.
  if cardinality(p_table_ids) = 1 and pg_try_advisory_xact_lock(uuid_hash_extended(p_table_ids[1], 1)) then
    return clock_timestamp();
  end if;
  for v_key in
    select uuid_hash_extended(id, 1) as key
    from unnest(p_table_ids) as id
    order by key
  loop
    if not pg_try_advisory_xact_lock(v_key) then
      perform allocator.take_waiting_place(p_restaurant_id);
      perform pg_advisory_xact_lock(v_key);
    end if;
  end loop;
  return clock_timestamp();
end;
$$;

comment on function allocator.lock_tables(uuid, uuid[]) is
  'The second lock of every change that may take tables: one advisory lock per table until the transaction ends, in '
  'ascending order of the lock keys, so that sets in any order cannot deadlock. Two tables whose keys collide wait '
  'for each other needlessly, nothing worse. Returns the moment after the last wait.';

revoke execute on function allocator.lock_tables(uuid, uuid[]) from public, anon, authenticated, service_role;
