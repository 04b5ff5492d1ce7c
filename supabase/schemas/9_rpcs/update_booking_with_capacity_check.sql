create function public.update_booking_with_capacity_check(
  p_booking_id uuid,
  p_start_at timestamptz default null,
  p_end_at timestamptz default null,
  p_party_size integer default null,
  p_status public.booking_status default null,
  p_guest_name text default null,
  p_notes text default null,
  p_idempotency_key text default null,
  p_guest_phone text default null,
  p_arrived boolean default null,
  p_arrived_guests integer default null,
  p_capacity_override text default null,
  p_expected_updated_at timestamptz default null,
  p_restaurant_id uuid default null
)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set statement_timeout = '4s'
as $$
begin
  return allocator.update_booking(
    update_booking_with_capacity_check.p_booking_id,
    jsonb_strip_nulls(jsonb_build_object(
      'start_at', update_booking_with_capacity_check.p_start_at,
      'end_at', update_booking_with_capacity_check.p_end_at,
      'party_size', update_booking_with_capacity_check.p_party_size,
      'status', update_booking_with_capacity_check.p_status,
      'guest_name', update_booking_with_capacity_check.p_guest_name,
      'guest_phone', update_booking_with_capacity_check.p_guest_phone,
      'notes', update_booking_with_capacity_check.p_notes,
      'arrived_guests', update_booking_with_capacity_check.p_arrived_guests
    )),
    update_booking_with_capacity_check.p_arrived,
    update_booking_with_capacity_check.p_capacity_override,
    update_booking_with_capacity_check.p_expected_updated_at,
    update_booking_with_capacity_check.p_idempotency_key,
    update_booking_with_capacity_check.p_restaurant_id
  );
end;
$$;

comment on function public.update_booking_with_capacity_check(
  uuid, timestamptz, timestamptz, integer, public.booking_status, text, text, text, text, boolean, integer, text,
  timestamptz, uuid
) is
$$Edits a booking under the same guard as an assignment, all or nothing. Its tables move along to the new window.

p_start_at, p_end_at, p_party_size, p_status, p_guest_name, p_guest_phone, p_notes: the new values; null leaves a field as
it is. An empty p_notes takes the notes away, an empty p_guest_phone the number.
p_party_size: 1 to 1000. p_guest_name: up to 200 characters. p_guest_phone: up to 40. p_notes: up to 2000. The window is
at most 24 hours long and lies in the years 2000 to 2099.
p_status: checked_in: the party sits down, at tables that it holds and where nobody sits, from 2 hours before its start
until its end; before its start the tables must be free from now on. completed: it has left. completed, cancelled and
no_show release the tables; confirmed takes a check-in back; a booking that is over can be revived to pending.
p_arrived: true: the party is here, which needs no table and is never refused; false: it is not.
p_arrived_guests: how many of it are here, 1 to 1000.
p_capacity_override: why an owner or a manager lets this party past the limits, up to 500 characters; null: they hold.
p_expected_updated_at: the updatedAt that the caller has seen; an edit of a booking that was changed since is refused.
p_idempotency_key: 1 to 255 visible ASCII characters; the same key and request get the first answer again for 24 h.
p_restaurant_id: the restaurant of the booking; with it only that restaurant's data is looked at. Null: not given.

Returns {restaurantId, replayed, booking: {id, restaurantId, partySize, startAt, endAt, status, guestName,
guestPhone, notes, arrivedAt, arrivedGuests, seatedAt, leftAt, updatedAt}, assignment: {assignmentId, tableIds} or null,
capacity: {state, covers, maxCovers, parties, maxParties, coversWithoutTable}}. capacity is null when the rules cannot be
read and the edit did not depend on them.

Raises TA001, TA002, TA004, TA006 to TA014, TA101 to TA105, TA201: see allocator.refusal_reasons() and docs/errors.md.
Seats and capacity refuse only a booking that holds tables, does not sit, and starts at another time or grows. It waits
at most 2 s for a lock (55P03), and where the API honours it runs at most 4 s (57014).

It runs as its caller and hands over to allocator.update_booking, which has the rights to write.$$;

revoke execute on function public.update_booking_with_capacity_check(
  uuid, timestamptz, timestamptz, integer, public.booking_status, text, text, text, text, boolean, integer, text,
  timestamptz, uuid
) from public, anon, authenticated, service_role;
grant execute on function public.update_booking_with_capacity_check(
  uuid, timestamptz, timestamptz, integer, public.booking_status, text, text, text, text, boolean, integer, text,
  timestamptz, uuid
) to authenticated, service_role;
