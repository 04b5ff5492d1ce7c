create function allocator.revision_text(p_basis text, p_until text, p_from text, p_to text)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_snapshot text;
begin
  if pg_is_in_recovery() then
    -- A standby does not know which transactions are running.
    return null;
  end if;
  v_snapshot := pg_current_snapshot()::text;
  if length(v_snapshot) > 120 then
    -- As if all that ran with the oldest were still running: some changes are then read twice, none is missed.
    v_snapshot := format('%1$s:%1$s:', split_part(v_snapshot, ':', 1));
  end if;
  return concat_ws('|', p_basis, p_until, p_from, p_to, v_snapshot);
end;
$$;

comment on function allocator.revision_text(text, text, text, text) is
  'A revision with the present snapshot, up to 180 characters; null on a standby, where every answer is a full one.';

revoke execute on function allocator.revision_text(text, text, text, text)
  from public, anon, authenticated, service_role;
