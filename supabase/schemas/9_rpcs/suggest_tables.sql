create function public.suggest_tables(
  p_booking_id uuid default null,
  p_restaurant_id uuid default null,
  p_party_size integer default null,
  p_start_at timestamptz default null,
  p_end_at timestamptz default null,
  p_min_minutes integer default null,
  p_limit integer default 5,
  p_require_adjacency boolean default true
)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set statement_timeout = '4s'
as $$
begin
  return allocator.find_suggestions(
    suggest_tables.p_booking_id,
    suggest_tables.p_restaurant_id,
    jsonb_strip_nulls(jsonb_build_object(
      'party_size', suggest_tables.p_party_size,
      'start_at', suggest_tables.p_start_at,
      'end_at', suggest_tables.p_end_at
    )),
    suggest_tables.p_min_minutes,
    coalesce(suggest_tables.p_limit, 5),
    coalesce(suggest_tables.p_require_adjacency, true)
  );
end;
$$;

comment on function public.suggest_tables(
  uuid, uuid, integer, timestamptz, timestamptz, integer, integer, boolean
) is
$$Which tables a booking could take, or a party that has no booking yet, the best first. Changes nothing and locks nothing.

p_booking_id: the booking; its own tables count as free. Or p_restaurant_id, p_party_size (1 to 1000) and p_start_at, with
p_end_at up to 24 hours later; without an end the party stays for its turn time.
p_restaurant_id: with a booking, the restaurant that it has to belong to.
p_min_minutes: the shortest stay that will do, 1 to 1440; null: not shorter than planned.
p_limit: how many at most, 1 to 20.
p_require_adjacency: several tables must form one group by table_adjacencies; false: any of one zone.

Returns {restaurantId, replayed, suggestions: [{tableIds, labels, zoneId, seats, spareSeats, freeFrom, freeUntil, minutes,
isFull, occupiedBy}], nextTimes, capacity}. An assignment of a suggestion is accepted, if nothing changes until then, to
its end or to freeUntil if that is earlier (minutes, not isFull). freeFrom and freeUntil are null when nobody holds the
tables in the 3 hours before and after. occupiedBy: {bookingId, partySize, seatedAt, endAt} of a party that still sits
there, or null. No table of a suggestion can be left out, and it has at most 6. Full stays come first, then fewest tables,
then as allocator.best_sets has it; last come those where people sit, when the start is less than 30 minutes away.
nextTimes: when there is no suggestion, up to 3 starts in the next 3 hours at which there is one for a stay as long as
planned, in steps of 15 minutes. capacity: with the party counted. When it is beyond a limit that would refuse the party,
there are no suggestions.

Raises TA001, TA002, TA006, TA014, TA015, TA201: see allocator.refusal_reasons() and docs/errors.md. Where the API honours
it it runs at most 4 s (57014).

It runs as its caller and hands over to allocator.find_suggestions, which has the rights to read what it needs.$$;

revoke execute on function public.suggest_tables(
  uuid, uuid, integer, timestamptz, timestamptz, integer, integer, boolean
) from public, anon, authenticated, service_role;
grant execute on function public.suggest_tables(
  uuid, uuid, integer, timestamptz, timestamptz, integer, integer, boolean
) to authenticated, service_role;
