create function allocator.is_let_in(p_decision allocator.capacity_decision, p_stored public.bookings)
returns boolean
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce(p_stored.status in ('checked_in', 'completed'), false) or not (
    coalesce(p_decision.covers > p_decision.max_covers, false)
    or coalesce(p_decision.parties > p_decision.max_parties, false)
  );
end;
$$;

comment on function allocator.is_let_in(allocator.capacity_decision, public.bookings) is
  'Whether the capacity guard would let the booking have tables, with what foresee_capacity found. Where a party that '
  'sits is moved to, or sits down again, is a fact, whatever the limits have become. p_stored: the booking as it is.';

revoke execute on function allocator.is_let_in(allocator.capacity_decision, public.bookings)
  from public, anon, authenticated, service_role;
