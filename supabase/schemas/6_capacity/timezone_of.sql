create function allocator.timezone_of(p_restaurant_id uuid)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return (select r.timezone from public.restaurants as r where r.id = p_restaurant_id);
end;
$$;

comment on function allocator.timezone_of(uuid) is
  'The time zone of the restaurant. A call that goes on to the capacity guard reads it after open_rules_table.';

revoke execute on function allocator.timezone_of(uuid) from public, anon, authenticated, service_role;
