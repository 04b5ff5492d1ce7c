create function allocator.refuse_taken_table(
  p_reason text,
  p_booking public.bookings,
  p_table_id uuid,
  p_label text,
  p_blocking_booking_id uuid
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_timezone constant text := allocator.timezone_of(p_booking.restaurant_id);
  v_blocker public.bookings;
  v_message text;
  v_hint text := 'Choose another table or another time, or move the blocking booking first';
begin
  select b.*
    into v_blocker
    from public.bookings as b
    where b.id = p_blocking_booking_id and b.restaurant_id = p_booking.restaurant_id;
  if p_reason = 'TABLE_OCCUPIED' then
    v_message := format(
      'A party of %s sits at table %s since %s',
      v_blocker.party_size, p_label,
      allocator.describe_moment(v_blocker.seated_at, clock_timestamp(), v_timezone)
    );
    v_hint := 'Say that the party has left, move it, or choose another table';
  else
    v_message := format(
      'Table %s is taken by another booking %s',
      p_label,
      allocator.describe_window(v_blocker.start_at, v_blocker.end_at, p_booking.start_at, v_timezone)
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
      'blockingBookingId', v_blocker.id,
      'blockingStatus', v_blocker.status,
      'blockingPartySize', v_blocker.party_size,
      'blockingStartAt', v_blocker.start_at,
      'blockingEndAt', v_blocker.end_at,
      'blockingArrivedAt', v_blocker.arrived_at,
      'blockingSeatedAt', v_blocker.seated_at
    ),
    v_hint
  );
end;
$$;

comment on function allocator.refuse_taken_table(text, public.bookings, uuid, text, uuid) is
  'Raises TA101 (TABLE_TAKEN) or TA103 (TABLE_OCCUPIED) with the party that is in the way: its size, status and times, '
  'whether it has come and when it sat down.';

revoke execute on function allocator.refuse_taken_table(text, public.bookings, uuid, text, uuid)
  from public, anon, authenticated, service_role;
