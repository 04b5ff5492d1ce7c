create function allocator.count_capacity(
  p_booking public.bookings,
  p_decision allocator.capacity_decision
)
returns allocator.capacity_decision
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_decision.state = 'enforced' then
    select
        coalesce(sum(b.party_size) filter (where b.status <> 'pending'), 0),
        count(*) filter (where b.status <> 'pending'),
        coalesce(sum(b.party_size) filter (where b.status = 'pending'), 0)
      into p_decision.covers, p_decision.parties, p_decision.covers_without_table
      from public.bookings as b
      where b.restaurant_id = p_booking.restaurant_id
        and b.start_at >= lower(p_decision.starts)
        and b.start_at < upper(p_decision.starts)
        and p_decision.starts @> b.start_at
        and b.status in ('pending', 'confirmed', 'checked_in', 'completed');
  end if;
  return p_decision;
end;
$$;

comment on function allocator.count_capacity(public.bookings, allocator.capacity_decision) is
  'The decision with what its service has promised and served, where a limit is in force: the bookings that hold '
  'tables or are completed and start in the service, this one as it stands in the table. Pending ones are counted '
  'beside them. Stable, so that what read_service answers is of one moment: an assignment of PL/pgSQL that calls it '
  'takes a new snapshot, in which a decision that has locked the service date sees all that was committed before.';

revoke execute on function allocator.count_capacity(public.bookings, allocator.capacity_decision)
  from public, anon, authenticated, service_role;
