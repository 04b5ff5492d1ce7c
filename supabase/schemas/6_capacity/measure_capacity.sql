create function allocator.measure_capacity(p_booking public.bookings)
returns allocator.capacity_decision
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  return allocator.count_capacity(p_booking, allocator.find_capacity(p_booking));
exception
  when sqlstate 'TA201' then
    return null;
end;
$$;

comment on function allocator.measure_capacity(public.bookings) is
  'What the booking''s service holds, for an answer that nothing depends on: refuses nothing and locks nothing. Null '
  'when the rules cannot be read, so that staff can cancel or annotate a booking all the same.';

revoke execute on function allocator.measure_capacity(public.bookings)
  from public, anon, authenticated, service_role;
