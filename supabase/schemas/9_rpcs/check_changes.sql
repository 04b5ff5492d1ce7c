create function allocator.check_changes(p_changes jsonb)
returns void
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if length(p_changes ->> 'guest_name') > 200 then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A name has at most 200 characters',
      jsonb_build_object('characters', length(p_changes ->> 'guest_name')), 'Shorten the name'
    );
  elsif length(p_changes ->> 'notes') > 2000 then
    perform allocator.refuse(
      'INVALID_REQUEST', 'Notes have at most 2000 characters',
      jsonb_build_object('characters', length(p_changes ->> 'notes')), 'Shorten the notes'
    );
  end if;
end;
$$;

comment on function allocator.check_changes(jsonb) is
  'Refuses (TA001) changes of a booking that cannot be stored, before anything is locked or computed from them. The '
  'values are not repeated in the refusal: they may be guest data.';

revoke execute on function allocator.check_changes(jsonb) from public, anon, authenticated, service_role;
