create function allocator.edit_response(
  p_booking public.bookings,
  p_assignment allocator.assignment,
  p_capacity jsonb
)
returns jsonb
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  return jsonb_build_object(
    'restaurantId', p_booking.restaurant_id,
    'replayed', false,
    'booking', jsonb_build_object(
      'id', p_booking.id,
      'restaurantId', p_booking.restaurant_id,
      'partySize', p_booking.party_size,
      'startAt', p_booking.start_at,
      'endAt', p_booking.end_at,
      'status', p_booking.status,
      'guestName', p_booking.guest_name,
      'notes', p_booking.notes
    ),
    'assignment', case
      when p_assignment.id is not null
        then jsonb_build_object('assignmentId', p_assignment.id, 'tableIds', p_assignment.table_ids)
    end,
    'capacity', p_capacity
  );
end;
$$;

comment on function allocator.edit_response(public.bookings, allocator.assignment, jsonb) is
  'What an edit answers: the booking, its assignment or null, and the capacity of its service.';

revoke execute on function allocator.edit_response(public.bookings, allocator.assignment, jsonb)
  from public, anon, authenticated, service_role;
