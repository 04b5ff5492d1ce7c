create function allocator.check_search(
  p_booking_id uuid,
  p_restaurant_id uuid,
  p_fields jsonb,
  p_fewest_minutes integer,
  p_limit integer
)
returns void
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_booking_id is not null and p_fields <> '{}'
    or p_booking_id is null and (p_restaurant_id is not null and p_fields ?& '{party_size,start_at}') is not true then
    perform allocator.refuse(
      'INVALID_REQUEST', 'Tables are sought for a booking, or for a party with a restaurant and a start',
      jsonb_build_object('bookingId', p_booking_id),
      'Name a booking alone, or restaurantId, partySize and startAt'
    );
  elsif p_fewest_minutes not between 1 and 1440 then
    perform allocator.refuse(
      'INVALID_REQUEST', 'The shortest stay has 1 to 1440 minutes',
      jsonb_build_object('minMinutes', p_fewest_minutes), 'Correct the shortest stay'
    );
  elsif p_limit not between 1 and 20 then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A search gives 1 to 20 suggestions',
      jsonb_build_object('limit', p_limit), 'Ask for 1 to 20 suggestions'
    );
  end if;
end;
$$;

comment on function allocator.check_search(uuid, uuid, jsonb, integer, integer) is
  'Raises TA001 unless tables are sought either for a booking or for a party that has none, with a shortest stay and a '
  'number of suggestions that can be.';

revoke execute on function allocator.check_search(uuid, uuid, jsonb, integer, integer)
  from public, anon, authenticated, service_role;
