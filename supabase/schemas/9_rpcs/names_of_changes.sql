create function allocator.names_of_changes(p_changes jsonb, p_arrived boolean)
returns text[]
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  return array(
    select name
    from (
      select jsonb_object_keys(p_changes) as name
      union all
      select 'arrived' where p_arrived is not null
    ) as changed
    order by name
  );
end;
$$;

comment on function allocator.names_of_changes(jsonb, boolean) is
  'What an edit was asked to change, for the audit: the names of columns, and arrived.';

revoke execute on function allocator.names_of_changes(jsonb, boolean)
  from public, anon, authenticated, service_role;
