create function allocator.check_seats(p_booking public.bookings, p_seats bigint, p_table_ids uuid[])
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_seats < p_booking.party_size then
    perform allocator.refuse(
      'PARTY_EXCEEDS_SEATS',
      format('The tables have %s seats, the party has %s guests', p_seats, p_booking.party_size),
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id,
        'tableIds', p_table_ids,
        'seats', p_seats,
        'partySize', p_booking.party_size
      ),
      'Choose larger tables or add one'
    );
  end if;
end;
$$;

comment on function allocator.check_seats(public.bookings, bigint, uuid[]) is
  'Raises TA011 when the tables have fewer seats than the party has guests.';

revoke execute on function allocator.check_seats(public.bookings, bigint, uuid[])
  from public, anon, authenticated, service_role;
