create function allocator.unchanged_revision(p_restaurant_id uuid, p_basis text, p_known text)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_parts constant text[] := string_to_array(p_known, '|');
begin
  if p_known is null
    or length(p_known) > 200
    or cardinality(v_parts) <> 5
    or v_parts[1] <> p_basis
    or array_to_string(v_parts[2:4], '|') !~ '^\d{1,11}\|\d{1,11}\|\d{1,11}$'
    or v_parts[3]::bigint > v_parts[4]::bigint
    or v_parts[2]::bigint <= extract(epoch from clock_timestamp())
    or not pg_input_is_valid(v_parts[5], 'pg_snapshot')
    or allocator.has_changed(
      p_restaurant_id,
      v_parts[5]::pg_snapshot,
      tstzrange(to_timestamp(v_parts[3]::bigint), to_timestamp(v_parts[4]::bigint))
    ) then
    return null;
  end if;
  return allocator.revision_text(p_basis, v_parts[2], v_parts[3], v_parts[4]);
end;
$$;

comment on function allocator.unchanged_revision(uuid, text, text) is
  'The next revision of an answer that has not changed since p_known; null when it may have, or p_known is no revision '
  'of this answer, whatever else it is.';

revoke execute on function allocator.unchanged_revision(uuid, text, text)
  from public, anon, authenticated, service_role;
