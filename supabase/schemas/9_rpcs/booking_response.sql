create function allocator.booking_response(
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
      'guestPhone', p_booking.guest_phone,
      'notes', p_booking.notes,
      'arrivedAt', p_booking.arrived_at,
      'arrivedGuests', p_booking.arrived_guests,
      'seatedAt', p_booking.seated_at,
      'leftAt', p_booking.left_at,
      'updatedAt', p_booking.updated_at
    ),
    'assignment', case
      when p_assignment.id is not null
        then jsonb_build_object('assignmentId', p_assignment.id, 'tableIds', p_assignment.table_ids)
    end,
    'capacity', p_capacity
  );
end;
$$;

comment on function allocator.booking_response(public.bookings, allocator.assignment, jsonb) is
  'What creating or editing a booking answers: the booking, its assignment or null, and the capacity of its service.';

revoke execute on function allocator.booking_response(public.bookings, allocator.assignment, jsonb)
  from public, anon, authenticated, service_role;
