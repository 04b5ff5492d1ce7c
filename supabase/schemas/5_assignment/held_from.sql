create function allocator.held_from(p_booking public.bookings, p_now timestamptz, p_is_taken boolean)
returns timestamptz
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_is_taken then
    return case
      when (p_booking.status = 'checked_in' or p_booking.start_at < p_now) and p_now < p_booking.end_at then p_now
    end;
  elsif p_booking.status = 'checked_in' and p_now < coalesce(p_booking.held_from, p_booking.start_at) then
    return p_now;
  end if;
  -- One that has ended before it took them is held from its start, all of it past.
  return case when p_booking.held_from < p_booking.end_at then p_booking.held_from end;
end;
$$;

comment on function allocator.held_from(public.bookings, timestamptz, boolean) is
  'From when a booking holds the tables that it takes (p_is_taken) or keeps at p_now; null: from its start. What is '
  'taken within the window is held from now, since what was promised before is in nobody''s way; so is what a party '
  'sits down at before its time.';

revoke execute on function allocator.held_from(public.bookings, timestamptz, boolean)
  from public, anon, authenticated, service_role;
