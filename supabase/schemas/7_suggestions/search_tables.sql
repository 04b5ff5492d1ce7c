create function allocator.search_tables(
  p_booking public.bookings,
  p_stored public.bookings,
  p_held allocator.assignment,
  p_avoided uuid[],
  p_fewest_minutes integer,
  p_limit integer,
  p_require_adjacency boolean,
  out suggestions jsonb,
  out decision allocator.capacity_decision
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_stay allocator.wanted_stay;
  v_floor allocator.free_floor;
begin
  decision := allocator.foresee_capacity(p_booking, p_stored);
  suggestions := '[]';
  if allocator.is_let_in(decision, p_stored) then
    v_stay := allocator.stay_of(p_booking, p_held.id, p_avoided, p_fewest_minutes, p_require_adjacency);
    v_floor := allocator.free_tables(v_stay, array[v_stay.start_at]);
    suggestions := allocator.describe_sets(v_stay, v_floor.tables, allocator.find_sets(v_stay, v_floor, p_limit));
  end if;
end;
$$;

comment on function allocator.search_tables(
  public.bookings, public.bookings, allocator.assignment, uuid[], integer, integer, boolean
) is
  'The p_limit best suggestions for a booking, and what the capacity guard would decide with them: none when a limit '
  'would refuse the party. p_booking: as it would become (sought_booking); p_stored: as it is; p_held: what it holds; '
  'both null when there is none. p_avoided, p_fewest_minutes: as in stay_of. Raises TA201 as foresee_capacity does.';

revoke execute on function allocator.search_tables(
  public.bookings, public.bookings, allocator.assignment, uuid[], integer, integer, boolean
) from public, anon, authenticated, service_role;
