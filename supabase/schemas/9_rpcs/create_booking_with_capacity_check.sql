create function public.create_booking_with_capacity_check(
  p_restaurant_id uuid,
  p_start_at timestamptz,
  p_party_size integer,
  p_end_at timestamptz default null,
  p_guest_name text default null,
  p_guest_phone text default null,
  p_notes text default null,
  p_table_ids uuid[] default null,
  p_require_adjacency boolean default false,
  p_check_in boolean default false,
  p_arrived boolean default false,
  p_arrived_guests integer default null,
  p_extra_chairs boolean default false,
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
  return allocator.create_booking(
    create_booking_with_capacity_check.p_restaurant_id,
    jsonb_strip_nulls(jsonb_build_object(
      'start_at', create_booking_with_capacity_check.p_start_at,
      'end_at', create_booking_with_capacity_check.p_end_at,
      'party_size', create_booking_with_capacity_check.p_party_size,
      'guest_name', create_booking_with_capacity_check.p_guest_name,
      'guest_phone', create_booking_with_capacity_check.p_guest_phone,
      'notes', create_booking_with_capacity_check.p_notes,
      'arrived_guests', create_booking_with_capacity_check.p_arrived_guests
    )),
    create_booking_with_capacity_check.p_table_ids,
    coalesce(create_booking_with_capacity_check.p_require_adjacency, false),
    coalesce(create_booking_with_capacity_check.p_check_in, false),
    coalesce(create_booking_with_capacity_check.p_arrived, false),
    coalesce(create_booking_with_capacity_check.p_extra_chairs, false),
    create_booking_with_capacity_check.p_capacity_override,
    create_booking_with_capacity_check.p_idempotency_key
  );
end;
$$;

comment on function public.create_booking_with_capacity_check(
  uuid, timestamptz, integer, timestamptz, text, text, text, uuid[], boolean, boolean, boolean, integer, boolean, text,
  text
) is
$$Adds a booking, with tables and its party seated at them if wanted, all or nothing: a booking by phone, or a walk-in.

p_start_at, p_end_at: up to 24 hours in the years 2000 to 2099; without an end it gets the turn time of the party.
p_party_size: 1 to 1000. p_guest_name: up to 200 characters. p_guest_phone: up to 40. p_notes: up to 2000. Null: none.
p_table_ids: 1 to 20 tables to hold, which confirms it, under the rules of an assignment; null: none, it is pending.
p_require_adjacency: the tables must form one group by table_adjacencies.
p_check_in: the party sits down at them now, from 2 hours before its start until its end.
p_arrived: the party is here. p_arrived_guests: how many of it, 1 to 1000.
p_extra_chairs: each table takes two guests more than it has seats.
p_capacity_override: why an owner or a manager lets this party past the limits, up to 500 characters; null: they hold.
p_idempotency_key: 1 to 255 visible ASCII characters; the same key and request get the first answer again for 24 h, and
make one booking also when they come at the same time.

Returns {restaurantId, replayed, booking, assignment, capacity} as update_booking_with_capacity_check does. Without tables
the limits refuse nothing, and capacity is null when the rules cannot be read.

Raises TA001, TA003 to TA015, TA101 to TA104, TA201: see allocator.refusal_reasons() and docs/errors.md. It waits at most
2 s for a lock (55P03), and where the API honours it runs at most 4 s (57014). Nothing remains of a refused call.

It runs as its caller and hands over to allocator.create_booking, which has the rights to write.$$;

revoke execute on function public.create_booking_with_capacity_check(
  uuid, timestamptz, integer, timestamptz, text, text, text, uuid[], boolean, boolean, boolean, integer, boolean, text,
  text
) from public, anon, authenticated, service_role;
grant execute on function public.create_booking_with_capacity_check(
  uuid, timestamptz, integer, timestamptz, text, text, text, uuid[], boolean, boolean, boolean, integer, boolean, text,
  text
) to authenticated, service_role;
