create function allocator.revision_of(p_basis text, p_until timestamptz, p_window tstzrange)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return allocator.revision_text(
    p_basis,
    floor(extract(epoch from p_until))::text,
    floor(extract(epoch from lower(p_window)))::text,
    ceil(extract(epoch from upper(p_window)))::text
  );
end;
$$;

comment on function allocator.revision_of(text, timestamptz, tstzrange) is
  'The revision of an answer that was read with the present snapshot, basis|until|from|to|snapshot. p_until: when the '
  'answer changes by itself. p_window: only changes of bookings and blocks within it concern the answer.';

revoke execute on function allocator.revision_of(text, timestamptz, tstzrange)
  from public, anon, authenticated, service_role;
