create function allocator.refuse_blocked_table(
  p_booking public.bookings,
  p_table_id uuid,
  p_label text,
  p_assignment_id uuid,
  p_reason text,
  p_during tstzrange
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  perform allocator.refuse(
    'TABLE_BLOCKED',
    format(
      'Table %s is blocked %s: %s',
      p_label,
      allocator.describe_window(
        lower(p_during), upper(p_during), p_booking.start_at, allocator.timezone_of(p_booking.restaurant_id)
      ),
      p_reason
    ),
    jsonb_build_object(
      'restaurantId', p_booking.restaurant_id,
      'bookingId', p_booking.id,
      'tableId', p_table_id,
      'tableLabel', p_label,
      'blockingAssignmentId', p_assignment_id,
      'blockReason', p_reason,
      'blockingStartAt', lower(p_during),
      'blockingEndAt', upper(p_during)
    ),
    'Choose another table, or take the block back'
  );
end;
$$;

comment on function allocator.refuse_blocked_table(public.bookings, uuid, text, uuid, text, tstzrange) is
  'Raises TA104 with the block that is in the way, why it was made and until when.';

revoke execute on function allocator.refuse_blocked_table(public.bookings, uuid, text, uuid, text, tstzrange)
  from public, anon, authenticated, service_role;
