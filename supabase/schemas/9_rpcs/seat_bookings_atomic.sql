create function public.seat_bookings_atomic(
  p_restaurant_id uuid,
  p_seatings jsonb,
  p_require_adjacency boolean default false,
  p_capacity_override text default null,
  p_idempotency_key text default null
)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set statement_timeout = '4s'
as $$
begin
  return allocator.seat_bookings(
    seat_bookings_atomic.p_restaurant_id,
    seat_bookings_atomic.p_seatings,
    coalesce(seat_bookings_atomic.p_require_adjacency, false),
    seat_bookings_atomic.p_capacity_override,
    seat_bookings_atomic.p_idempotency_key
  );
end;
$$;

comment on function public.seat_bookings_atomic(uuid, jsonb, boolean, text, text) is
$$Gives several bookings of a restaurant their tables at once, all or nothing. What they held is given back first, so that
parties can swap, also while they sit. A booking that gets nothing new stays as it is, and the audit has no line of it.

p_seatings: 1 to 200 objects, each with a booking of its own:
  bookingId, tableIds: 1 to 20 tables, in place of those that it holds.
  checkIn: the party sits down, or comes after all: a no-show or one that has left, of this service date.
  endAt: its new end; one that sits past its end gets 15 minutes from now without it.
  extraChairs: each table takes two guests more than it has seats.
  apart: the party does not sit together: tables of several zones, fixed ones and separate ones are allowed.
p_require_adjacency: the tables of each party that is not apart must form one group by table_adjacencies.
p_capacity_override: why an owner or a manager lets them past the limits, up to 500 characters; null: they hold.
p_idempotency_key: 1 to 255 visible ASCII characters; the same key and request get the first answer again for 24 h.

Returns {restaurantId, replayed, assignments: [{assignmentId, bookingId, tableIds, startAt, endAt}] in the order of the
request, capacity: [{servicePeriodId, serviceDate, state, covers, maxCovers, parties, maxParties, coversWithoutTable}]},
one object per service, each counted once with all of them; none where the rules cannot be read and nobody was added.
The limits refuse only when a booking that was pending or a no-show is among them.

Raises TA001 to TA004, TA006 to TA012, TA014, TA015, TA101 to TA104, TA201, with the booking in details.bookingId: see
allocator.refusal_reasons() and docs/errors.md. It waits at most 2 s for a lock (55P03), and where the API honours it runs
at most 4 s (57014). Nothing remains of a refused call.

It runs as its caller and hands over to allocator.seat_bookings, which has the rights to write.$$;

revoke execute on function public.seat_bookings_atomic(uuid, jsonb, boolean, text, text)
  from public, anon, authenticated, service_role;
grant execute on function public.seat_bookings_atomic(uuid, jsonb, boolean, text, text) to authenticated, service_role;
