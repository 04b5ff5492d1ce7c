create function allocator.stay_of(
  p_booking public.bookings,
  p_assignment_id uuid,
  p_fewest_minutes integer,
  p_require_adjacency boolean
)
returns allocator.wanted_stay
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_sits_down constant boolean := p_booking.status = 'checked_in';
  v_stay allocator.wanted_stay;
begin
  v_stay.restaurant_id := p_booking.restaurant_id;
  v_stay.party_size := p_booking.party_size;
  v_stay.start_at := coalesce(allocator.held_from(p_booking, v_now, true), p_booking.start_at);
  v_stay.stay := p_booking.end_at - v_stay.start_at;
  v_stay.shortest_stay := least(v_stay.stay, make_interval(mins => p_fewest_minutes));
  v_stay.assignment_id := p_assignment_id;
  v_stay.looks_at_room := v_sits_down or p_booking.start_at <= v_now;
  v_stay.is_soon := v_stay.start_at < v_now + interval '30 minutes';
  v_stay.require_adjacency := p_require_adjacency;
  return v_stay;
end;
$$;

comment on function allocator.stay_of(public.bookings, uuid, integer, boolean) is
  'What tables are sought for a booking, as it would become: those that it could take now, as claim_tables would find. '
  'p_assignment_id: what it holds; null when nothing. p_fewest_minutes: how short its stay may be; null: not shorter '
  'than planned.';

revoke execute on function allocator.stay_of(public.bookings, uuid, integer, boolean)
  from public, anon, authenticated, service_role;
