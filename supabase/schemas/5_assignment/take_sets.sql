create function allocator.take_sets(
  p_bookings public.bookings[],
  p_seatings allocator.seating[],
  p_assigned_by uuid
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_ids constant uuid[] := array(select gen_random_uuid() from generate_subscripts(p_bookings, 1));
begin
  insert into public.table_assignments (id, restaurant_id, booking_id, during, occupied, assigned_by)
    select v_ids[b.ordinality], b.restaurant_id, b.id, tstzrange(coalesce(b.held_from, b.start_at), b.end_at),
      b.status = 'checked_in', p_assigned_by
    from unnest(p_bookings) with ordinality as b;
  insert into public.assigned_tables (assignment_id, restaurant_id, table_id, during, occupied)
    select v_ids[b.ordinality], b.restaurant_id, t.id, tstzrange(coalesce(b.held_from, b.start_at), b.end_at),
      b.status = 'checked_in'
    from unnest(p_bookings) with ordinality as b
    cross join lateral unnest(p_seatings[b.ordinality].table_ids) as t (id);
end;
$$;

comment on function allocator.take_sets(public.bookings[], allocator.seating[], uuid) is
  'take_tables for several bookings: two statements in all.';

revoke execute on function allocator.take_sets(public.bookings[], allocator.seating[], uuid)
  from public, anon, authenticated, service_role;
