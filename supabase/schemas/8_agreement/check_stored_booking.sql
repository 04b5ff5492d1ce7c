create function allocator.check_stored_booking(p_before public.bookings, p_after public.bookings)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  -- A row from before a rule keeps what it has until it is changed.
  if p_after.party_size is distinct from p_before.party_size
    and p_after.party_size not between 1 and 1000 then
    perform allocator.refuse_row(
      'bookings', 'a_party_has_1_to_1000_guests', 'A party has 1 to 1000 guests'
    );
  elsif (p_after.start_at is distinct from p_before.start_at or p_after.end_at is distinct from p_before.end_at)
    and not (
      p_after.start_at < p_after.end_at
      and p_after.end_at - p_after.start_at <= interval '24 hours'
      and p_after.start_at >= timestamptz '2000-01-01 00:00:00+00'
      and p_after.end_at < timestamptz '2100-01-01 00:00:00+00'
    ) then
    perform allocator.refuse_row(
      'bookings', 'a_booking_lasts_up_to_a_day_of_this_century',
      'A booking ends after it starts, up to 24 hours later, in the years 2000 to 2099'
    );
  elsif p_after.held_from < least(p_after.start_at, p_after.seated_at) then
    perform allocator.refuse_row(
      'bookings', 'a_hold_lies_between_the_party_and_its_end',
      'Tables are held from the start of the booking or from when its party sits down, until its end'
    );
  elsif p_after.status = 'checked_in' and p_after.seated_at is null then
    perform allocator.refuse_row(
      'bookings', 'a_seated_party_has_sat_down', 'A party that sits has sat down at some time'
    );
  elsif p_after.arrived_guests not between 1 and 1000 then
    perform allocator.refuse_row(
      'bookings', 'those_who_arrived_are_1_to_1000', 'Of a party 1 to 1000 guests arrive'
    );
  end if;
end;
$$;

comment on function allocator.check_stored_booking(public.bookings, public.bookings) is
  'What check constraints of bookings would say, for whoever writes, in a trigger (refuse_row says why): raises 23514 '
  'for a size, a window, a hold or a count of arrived guests that a booking cannot have, and for a party that sits '
  'without seated_at. p_before: null when it is inserted.';

revoke execute on function allocator.check_stored_booking(public.bookings, public.bookings)
  from public, anon, authenticated, service_role;
