create function allocator.foresee_capacity(p_booking public.bookings, p_stored public.bookings)
returns allocator.capacity_decision
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_decision allocator.capacity_decision := allocator.find_capacity(p_booking);
begin
  v_decision := allocator.count_capacity(p_booking, v_decision);
  if v_decision.state <> 'enforced' then
    return v_decision;
  elsif v_decision.starts @> p_stored.start_at and p_stored.status in ('confirmed', 'checked_in', 'completed') then
    v_decision.covers := v_decision.covers - p_stored.party_size;
    v_decision.parties := v_decision.parties - 1;
  elsif v_decision.starts @> p_stored.start_at and p_stored.status = 'pending' then
    v_decision.covers_without_table := v_decision.covers_without_table - p_stored.party_size;
  end if;
  v_decision.covers := v_decision.covers + p_booking.party_size;
  v_decision.parties := v_decision.parties + 1;
  return v_decision;
end;
$$;

comment on function allocator.foresee_capacity(public.bookings, public.bookings) is
  'What the capacity guard would find if the booking had tables: p_booking as it would be, counted in place of '
  'p_stored, what is stored of it; null when nothing is. Refuses nothing but rules that cannot be read (TA201), and '
  'locks nothing.';

revoke execute on function allocator.foresee_capacity(public.bookings, public.bookings)
  from public, anon, authenticated, service_role;
