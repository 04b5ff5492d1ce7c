create function allocator.hold_sets(
  p_seated public.bookings[],
  p_seatings allocator.seating[],
  p_held allocator.assignment[],
  p_assigned_by uuid
)
returns public.bookings[]
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_restaurant_id constant uuid := p_seated[1].restaurant_id;
  v_seated public.bookings[];
begin
  perform set_config('allocator.rpc', 'on', true);
  delete from public.table_assignments as a
    where a.restaurant_id = v_restaurant_id
      and a.booking_id = any (array(select s.id from unnest(p_seated) as s));
  perform set_config('allocator.rpc', '', true);
  v_seated := allocator.claim_sets(p_seated, p_seatings, p_held);
  perform set_config('allocator.rpc', 'stamped', true);
  -- Also where only the tables are new, as in hold_tables. Each row by its key, not by the restaurant, of which the
  -- planner might read all bookings.
  update public.bookings as b
    set status = s.status, end_at = s.end_at, seated_at = s.seated_at, left_at = s.left_at, held_from = s.held_from,
      updated_at = greatest(clock_timestamp(), b.updated_at + interval '1 millisecond')
    from unnest(v_seated) as s
    where b.id = s.id and b.restaurant_id = s.restaurant_id;
  perform allocator.take_sets(v_seated, p_seatings, p_assigned_by);
  perform set_config('allocator.rpc', '', true);
  return v_seated;
end;
$$;

comment on function
  allocator.hold_sets(public.bookings[], allocator.seating[], allocator.assignment[], uuid) is
  'hold_tables for several bookings of one restaurant: they give back what they held (p_held) first and take their '
  'sets then, so that two parties can swap. p_seated: as they become, but for held_from. The caller has locked the '
  'bookings and all the tables. Returns the bookings with held_from. Raises TA101, TA103 or TA104 as claim_sets.';

revoke execute on function
  allocator.hold_sets(public.bookings[], allocator.seating[], allocator.assignment[], uuid)
  from public, anon, authenticated, service_role;
