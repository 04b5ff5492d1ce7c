create function allocator.foresee_capacity(p_booking public.bookings, p_stored public.bookings)
returns allocator.capacity_decision
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_decision allocator.capacity_decision;
begin
  if p_stored.status in ('checked_in', 'completed') then
    -- Unreadable rules are in the way of a decision only, and nothing is decided about who sits or sat.
    v_decision := allocator.measure_capacity(p_booking);
  else
    v_decision := allocator.count_capacity(p_booking, allocator.find_capacity(p_booking));
  end if;
  if v_decision.state is distinct from 'enforced' then
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
  'p_stored, what is stored of it; null when nothing is. Refuses nothing but rules that cannot be read (TA201); where '
  'a party sits, or sits down again, it gives null for them. Locks nothing.';

revoke execute on function allocator.foresee_capacity(public.bookings, public.bookings)
  from public, anon, authenticated, service_role;
