create function public.validate_booking_capacity_after_assignment(p_booking_id uuid)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_booking public.bookings;
begin
  select b.*
    into v_booking
    from public.bookings as b
    where b.id = p_booking_id;
  if not found then
    perform allocator.refuse(
      'BOOKING_NOT_FOUND', 'There is no such booking', jsonb_build_object('bookingId', p_booking_id),
      'Reload the bookings; it may have been deleted'
    );
  end if;
  return allocator.capacity_json(allocator.validate_capacity(v_booking));
end;
$$;

comment on function public.validate_booking_capacity_after_assignment(uuid) is
  'The capacity guard: call it in the transaction that gave the booking its tables, after it did. Returns '
  '{state, covers, maxCovers, parties, maxParties}; raises TA102 and so undoes the transaction when the booking''s '
  'service holds more than its limits, TA201 when the rules cannot be read, TA002 when there is no such booking.';

revoke execute on function public.validate_booking_capacity_after_assignment(uuid)
  from public, anon, authenticated, service_role;
