create function allocator.count_capacity(
  p_booking public.bookings,
  p_decision allocator.capacity_decision
)
returns allocator.capacity_decision
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_decision.state = 'enforced' then
    select coalesce(sum(b.party_size), 0), count(*)
      into p_decision.covers, p_decision.parties
      from public.bookings as b
      where b.restaurant_id = p_booking.restaurant_id
        and b.start_at >= lower(p_decision.starts)
        and b.start_at < upper(p_decision.starts)
        and p_decision.starts @> b.start_at
        -- These are the bookings that hold tables: a_booking_agrees_with_its_tables sees to it.
        and b.status in ('confirmed', 'checked_in');
  end if;
  return p_decision;
end;
$$;

comment on function allocator.count_capacity(public.bookings, allocator.capacity_decision) is
  'The decision with the covers and parties that its service holds, where a limit is in force. Counted are the '
  'bookings that hold tables and start in the service, this one as it stands in the table.';

revoke execute on function allocator.count_capacity(public.bookings, allocator.capacity_decision)
  from public, anon, authenticated, service_role;
