create function allocator.take_tables(p_booking public.bookings, p_table_ids uuid[], p_assigned_by uuid)
returns uuid
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_hold constant tstzrange := tstzrange(coalesce(p_booking.held_from, p_booking.start_at), p_booking.end_at);
  v_is_seated constant boolean := p_booking.status = 'checked_in';
  v_assignment_id constant uuid := gen_random_uuid();
begin
  with assigned as (
    insert into public.table_assignments (id, restaurant_id, booking_id, during, occupied, assigned_by)
      values (v_assignment_id, p_booking.restaurant_id, p_booking.id, v_hold, v_is_seated, p_assigned_by)
  )
  insert into public.assigned_tables (assignment_id, restaurant_id, table_id, during, occupied)
    select v_assignment_id, p_booking.restaurant_id, id, v_hold, v_is_seated
    from unnest(p_table_ids) as id;
  return v_assignment_id;
end;
$$;

comment on function allocator.take_tables(public.bookings, uuid[], uuid) is
  'Holds these tables for a booking that holds none, and returns the assignmentId. p_booking: as it stands in the '
  'table. The caller has locked the booking and claimed the tables.';

revoke execute on function allocator.take_tables(public.bookings, uuid[], uuid)
  from public, anon, authenticated, service_role;
