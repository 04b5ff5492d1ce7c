create function allocator.check_edit(p_booking public.bookings, p_edited public.bookings, p_holds_tables boolean)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if (p_edited.party_size between 1 and 1000) is not true then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A party has 1 to 1000 guests',
      jsonb_build_object('restaurantId', p_booking.restaurant_id, 'partySize', p_edited.party_size),
      'Correct the party size'
    );
  elsif (
      p_edited.start_at < p_edited.end_at
      and p_edited.end_at - p_edited.start_at <= interval '24 hours'
      and p_edited.start_at >= timestamptz '2000-01-01 00:00:00+00'
      and p_edited.end_at < timestamptz '2100-01-01 00:00:00+00'
    ) is not true then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A booking ends after it starts, within 24 hours, in the years 2000 to 2099',
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id, 'startAt', p_edited.start_at, 'endAt', p_edited.end_at
      ),
      'Correct the times; give startAt and endAt together to move a booking'
    );
  elsif p_holds_tables and p_edited.status = 'pending' then
    perform allocator.refuse(
      'STATUS_NOT_ALLOWED', 'A booking that holds tables cannot be pending',
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id, 'status', p_booking.status, 'requestedStatus', p_edited.status
      ),
      'Release its tables; that makes it pending'
    );
  elsif not p_holds_tables and p_edited.status in ('confirmed', 'checked_in') then
    perform allocator.refuse(
      'STATUS_NOT_ALLOWED',
      format('A booking without tables cannot be %s', replace(p_edited.status::text, '_', ' ')),
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id, 'status', p_booking.status, 'requestedStatus', p_edited.status
      ),
      'Assign tables first; that confirms it'
    );
  end if;
end;
$$;

comment on function allocator.check_edit(public.bookings, public.bookings, boolean) is
  'Refuses an edit that no booking may have: TA001 for its size or times, TA013 for a status that does not agree with '
  'the tables it holds. p_edited: the booking as it would become.';

revoke execute on function allocator.check_edit(public.bookings, public.bookings, boolean)
  from public, anon, authenticated, service_role;
