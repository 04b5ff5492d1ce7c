create function allocator.check_changes(p_changes jsonb, p_override text)
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
  elsif length(p_changes ->> 'guest_phone') > 40 then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A phone number has at most 40 characters',
      jsonb_build_object('characters', length(p_changes ->> 'guest_phone')), 'Shorten the phone number'
    );
  elsif (p_changes ->> 'arrived_guests')::integer not between 1 and 1000 then
    perform allocator.refuse(
      'INVALID_REQUEST', 'Of a party 1 to 1000 guests arrive',
      jsonb_build_object('arrivedGuests', p_changes -> 'arrived_guests'), 'Correct how many have come'
    );
  elsif p_override is not null and p_override !~ '\S' or length(p_override) > 500 then
    perform allocator.refuse(
      'INVALID_REQUEST', 'The reason for passing the limit has 1 to 500 characters',
      jsonb_build_object('characters', length(p_override)), 'Say in a few words why this party is let in'
    );
  end if;
end;
$$;

comment on function allocator.check_changes(jsonb, text) is
  'Refuses (TA001) values of a booking that cannot be stored, before anything is locked or computed from them. The '
  'values are not repeated in the refusal: they may be guest data. p_override: the reason for passing the limit; null '
  'when it holds.';

revoke execute on function allocator.check_changes(jsonb, text) from public, anon, authenticated, service_role;
