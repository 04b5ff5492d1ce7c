create function allocator.refuse_row(p_table name, p_constraint text, p_message text)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = 'check_violation', schema = 'public', table = p_table, constraint = p_constraint, message = p_message;
end;
$$;

comment on function allocator.refuse_row(name, text, text) is
  'Refuses (23514) a row as a check constraint of this name would: a trigger that seldom runs costs less than a '
  'constraint that every write evaluates.';

revoke execute on function allocator.refuse_row(name, text, text) from public, anon, authenticated, service_role;
