create function allocator.requested_table_ids(p_table_ids uuid[], p_most integer default 20)
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
  if cardinality(p_table_ids) <= 10 * p_most then
    v_table_ids := array(select distinct id from unnest(p_table_ids) as id order by id);
  end if;
  if (cardinality(v_table_ids) between 1 and p_most and array_position(v_table_ids, null) is null) is not true then
    perform allocator.refuse(
      'INVALID_REQUEST', format('A request names 1 to %s tables', p_most),
      jsonb_build_object('tables', coalesce(cardinality(v_table_ids), cardinality(p_table_ids), 0)),
      format('Choose at least one table and at most %s', p_most)
    );
  end if;
  return v_table_ids;
end;
$$;

comment on function allocator.requested_table_ids(uuid[], integer) is
  'The distinct table ids of a request, ascending. Raises TA001 unless they are 1 to p_most, none of them null, named '
  'at most ten times as often.';

revoke execute on function allocator.requested_table_ids(uuid[], integer) from public, anon, authenticated, service_role;
