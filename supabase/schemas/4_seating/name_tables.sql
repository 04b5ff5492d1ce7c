create function allocator.name_tables(p_restaurant_id uuid, p_table_ids uuid[])
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_labels constant text[] := array(
    select t.label
    from public.dining_tables as t
    where t.restaurant_id = p_restaurant_id and t.id = any (p_table_ids)
    order by t.label, t.id
  );
  v_last constant integer := cardinality(v_labels);
begin
  if v_last = 1 then
    return 'Table ' || v_labels[1];
  end if;
  return 'Tables ' || array_to_string(v_labels[:v_last - 1], ', ') || ' and ' || v_labels[v_last];
end;
$$;

comment on function allocator.name_tables(uuid, uuid[]) is
  'These tables of a restaurant as the subject of a sentence: Table A, or Tables A, B and C. There is at least one.';

revoke execute on function allocator.name_tables(uuid, uuid[]) from public, anon, authenticated, service_role;
