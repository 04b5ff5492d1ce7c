create function allocator.stay_of(
  p_booking public.bookings,
  p_assignment_id uuid,
  p_avoided uuid[],
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
  v_takes_now constant boolean := p_booking.status = 'checked_in' or p_booking.start_at <= v_now;
  v_start timestamptz := p_booking.start_at;
begin
  if v_takes_now then
    v_start := coalesce(allocator.held_from(p_booking, v_now, true), v_start);
  end if;
  return row(
    p_booking.restaurant_id,
    p_booking.party_size,
    v_start,
    p_booking.end_at - v_start,
    least(p_booking.end_at - v_start, make_interval(mins => p_fewest_minutes)),
    p_assignment_id,
    p_avoided,
    v_takes_now,
    v_start < v_now + interval '30 minutes',
    p_require_adjacency
  )::allocator.wanted_stay;
end;
$$;

comment on function allocator.stay_of(public.bookings, uuid, uuid[], integer, boolean) is
  'What tables are sought for a booking, as it would become: those that it could take now, as claim_tables would find. '
  'p_assignment_id: what it holds; null when nothing. p_avoided: tables that do not count; null: none. '
  'p_fewest_minutes: how short its stay may be; null: not shorter than planned.';

revoke execute on function allocator.stay_of(public.bookings, uuid, uuid[], integer, boolean)
  from public, anon, authenticated, service_role;
