create function allocator.requested_table_ids(p_table_ids uuid[])
returns uuid[]
language plpgsql
immutable
set search_path = ''
as $$
declare
  v_table_ids uuid[];
begin
  -- Most requests name one table, and need no query.
  if cardinality(p_table_ids) = 1 and p_table_ids[1] is not null then
    return p_table_ids;
  end if;
  v_table_ids := array(select distinct id from unnest(p_table_ids) as id order by id);
  if cardinality(v_table_ids) not between 1 and 20 or array_position(v_table_ids, null) is not null then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A request names 1 to 20 tables', jsonb_build_object('tables', cardinality(v_table_ids)),
      'Choose at least one table and at most 20'
    );
  end if;
  return v_table_ids;
end;
$$;

comment on function allocator.requested_table_ids(uuid[]) is
  'The distinct table ids of a request, ascending. Raises TA001 unless they are 1 to 20, none of them null.';

revoke execute on function allocator.requested_table_ids(uuid[]) from public, anon, authenticated, service_role;
