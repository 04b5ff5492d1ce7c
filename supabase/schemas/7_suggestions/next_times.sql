create function allocator.next_times(
  p_booking public.bookings,
  p_stored public.bookings,
  p_fewest_minutes integer,
  p_require_adjacency boolean,
  p_assignment_id uuid
)
returns timestamptz[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_most constant integer := 3;
  v_starts constant timestamptz[] := allocator.later_starts(p_booking, p_stored);
  v_booking public.bookings := p_booking;
  v_stay allocator.wanted_stay;
  v_floor allocator.free_floor;
  v_grown allocator.grown_sets;
  v_free integer := 0;
  v_open integer := (1 << cardinality(v_starts)) - 1;
begin
  if v_starts = '{}' then
    return v_starts;
  end if;
  v_booking.start_at := v_starts[1];
  v_booking.end_at := v_starts[1] + (p_booking.end_at - p_booking.start_at);
  v_stay := allocator.stay_of(v_booking, p_assignment_id, null, p_fewest_minutes, p_require_adjacency);
  v_floor := allocator.free_tables(v_stay, v_starts);
  v_grown.unfinished := allocator.seeds_of_sets(v_floor.tables, p_require_adjacency);
  while v_grown.unfinished <> '{}' and v_open <> 0 loop
    v_grown := allocator.grow_sets(v_stay, v_floor, v_grown.unfinished, '{}', v_open, 0);
    v_free := v_free | coalesce(v_grown.free_starts, 0);
    -- Those before the last one that will be answered can still be reached by larger sets.
    v_open := (
      select coalesce(bit_or(1 << i), 0)
      from generate_series(0, cardinality(v_starts) - 1) as i
      where v_free & (1 << i) = 0 and bit_count((v_free & ((1 << i) - 1))::bit(32)) < v_most
    );
  end loop;
  return array(
    select v_starts[i + 1] from generate_series(0, cardinality(v_starts) - 1) as i where v_free & (1 << i) <> 0
    order by i
    limit v_most
  );
end;
$$;

comment on function allocator.next_times(public.bookings, public.bookings, integer, boolean, uuid) is
  'Up to 3 later starts at which there are tables for a stay as long as planned, and the limits let the party in. One '
  'search for all of them. p_booking: as it would become; p_stored: as it is; p_fewest_minutes, p_assignment_id: as in '
  'stay_of.';

revoke execute on function allocator.next_times(public.bookings, public.bookings, integer, boolean, uuid)
  from public, anon, authenticated, service_role;
