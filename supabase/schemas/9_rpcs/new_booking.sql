create function allocator.new_booking(p_restaurant_id uuid, p_fields jsonb, p_arrived boolean)
returns public.bookings
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_booking public.bookings := allocator.edited_booking(null, p_fields, p_arrived);
begin
  v_booking.restaurant_id := p_restaurant_id;
  v_booking.status := 'pending';
  v_booking.guest_name := coalesce(v_booking.guest_name, '');
  -- A start that no booking may have is refused later, and has no turn time.
  if v_booking.end_at is null and v_booking.start_at between '2000-01-01' and '2100-01-01' then
    v_booking.end_at := v_booking.start_at
      + make_interval(mins => allocator.turn_minutes(p_restaurant_id, v_booking.start_at, v_booking.party_size));
  end if;
  return v_booking;
end;
$$;

comment on function allocator.new_booking(uuid, jsonb, boolean) is
  'A pending booking with these columns; without an end it gets the turn time of its party.';

revoke execute on function allocator.new_booking(uuid, jsonb, boolean) from public, anon, authenticated, service_role;
