create function allocator.check_seats(
  p_booking public.bookings,
  p_seats bigint,
  p_table_ids uuid[],
  p_extra_chairs boolean default false
)
returns boolean
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_seats bigint := p_seats;
begin
  if p_extra_chairs then
    v_seats := p_seats + 2 * cardinality(p_table_ids);
  end if;
  if v_seats < p_booking.party_size then
    perform allocator.refuse(
      'PARTY_EXCEEDS_SEATS',
      format('The tables have %s seats, the party has %s guests', v_seats, p_booking.party_size),
      allocator.with_alternatives(
        jsonb_build_object(
          'restaurantId', p_booking.restaurant_id,
          'tableIds', p_table_ids,
          'seats', v_seats,
          'partySize', p_booking.party_size
        ),
        p_booking
      ),
      'Choose larger tables or add one'
    );
  end if;
  return true;
end;
$$;

comment on function allocator.check_seats(public.bookings, bigint, uuid[], boolean) is
  'True, or raises TA011 when the tables have fewer seats than the party has guests. p_extra_chairs: each takes two '
  'guests more.';

revoke execute on function allocator.check_seats(public.bookings, bigint, uuid[], boolean)
  from public, anon, authenticated, service_role;
