create function allocator.extended_end(p_booking public.bookings)
returns timestamptz
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_end constant timestamptz := clock_timestamp() + interval '15 minutes';
begin
  if v_end - p_booking.start_at > interval '24 hours' then
    perform allocator.refuse_unassignable(p_booking);
  end if;
  return v_end;
end;
$$;

comment on function allocator.extended_end(public.bookings) is
  'The end of a party that sits past its window and moves: 15 minutes from now. Raises TA006 when the booking would '
  'get longer than 24 hours.';

revoke execute on function allocator.extended_end(public.bookings) from public, anon, authenticated, service_role;
