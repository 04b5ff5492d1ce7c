create function allocator.requested_table_ids(p_table_ids uuid[])
returns uuid[]
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table_ids uuid[];
begin
  -- Most requests name one table, and need no query.
  if cardinality(p_table_ids) = 1 and p_table_ids[1] is not null then
    return p_table_ids;
  end if;
  -- Sorting comes after a look at the length: the array may be as large as a caller likes.
  if cardinality(p_table_ids) <= 200 then
    v_table_ids := array(select distinct id from unnest(p_table_ids) as id order by id);
  end if;
  if (cardinality(v_table_ids) between 1 and 20 and array_position(v_table_ids, null) is null) is not true then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A request names 1 to 20 tables',
      jsonb_build_object('tables', coalesce(cardinality(v_table_ids), cardinality(p_table_ids), 0)),
      'Choose at least one table and at most 20'
    );
  end if;
  return v_table_ids;
end;
$$;

comment on function allocator.requested_table_ids(uuid[]) is
  'The distinct table ids of a request, ascending. Raises TA001 unless they are 1 to 20, none of them null, named at '
  'most 200 times in all.';

revoke execute on function allocator.requested_table_ids(uuid[]) from public, anon, authenticated, service_role;
