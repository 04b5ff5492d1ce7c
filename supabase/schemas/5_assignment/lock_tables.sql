create function allocator.lock_tables(p_table_ids uuid[])
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(k.key)
    from (
      select uuid_hash_extended(id, 1) as key
      from unnest(p_table_ids) as id
      order by key
    ) as k;
end;
$$;

comment on function allocator.lock_tables(uuid[]) is
  'The second lock of every change that may take tables: one advisory lock per table until the transaction ends, in '
  'ascending order of the lock keys, so that sets in any order cannot deadlock. Two tables whose keys collide wait '
  'for each other needlessly, nothing worse.';

revoke execute on function allocator.lock_tables(uuid[]) from public, anon, authenticated, service_role;
