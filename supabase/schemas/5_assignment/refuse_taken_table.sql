create function allocator.refuse_taken_table(
  p_reason text,
  p_booking public.bookings,
  p_table_id uuid,
  p_label text,
  p_blocker public.bookings
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_timezone constant text := allocator.timezone_of(p_booking.restaurant_id);
  v_message text;
  v_hint text := 'Choose another table or another time, or move the blocking booking first';
begin
  if p_reason = 'TABLE_OCCUPIED' then
    v_message := format(
      'A party of %s sits at table %s since %s',
      p_blocker.party_size, p_label,
      allocator.describe_moment(p_blocker.seated_at, clock_timestamp(), v_timezone)
    );
    v_hint := 'Say that the party has left, move it, or choose another table';
  else
    v_message := format(
      'Table %s is taken by another booking %s',
      p_label,
      allocator.describe_window(p_blocker.start_at, p_blocker.end_at, p_booking.start_at, v_timezone)
    );
  end if;
  perform allocator.refuse(
    p_reason,
    v_message,
    jsonb_build_object(
      'restaurantId', p_booking.restaurant_id,
      'bookingId', p_booking.id,
      'tableId', p_table_id,
      'tableLabel', p_label,
      'blockingBookingId', p_blocker.id,
      'blockingStatus', p_blocker.status,
      'blockingPartySize', p_blocker.party_size,
      'blockingStartAt', p_blocker.start_at,
      'blockingEndAt', p_blocker.end_at,
      'blockingArrivedAt', p_blocker.arrived_at,
      'blockingSeatedAt', p_blocker.seated_at
    ),
    v_hint
  );
end;
$$;

comment on function allocator.refuse_taken_table(text, public.bookings, uuid, text, public.bookings) is
  'Raises TA101 (TABLE_TAKEN) or TA103 (TABLE_OCCUPIED) with the party that is in the way: its size, status and times, '
  'whether it has come and when it sat down. p_blocker: as it was when it was found in the way.';

revoke execute on function allocator.refuse_taken_table(text, public.bookings, uuid, text, public.bookings)
  from public, anon, authenticated, service_role;
