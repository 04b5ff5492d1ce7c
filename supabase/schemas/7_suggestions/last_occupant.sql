create function allocator.last_occupant(p_restaurant_id uuid, p_table_ids uuid[], p_assignment_id uuid)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select jsonb_build_object(
        'bookingId', b.id, 'partySize', b.party_size, 'seatedAt', b.seated_at, 'endAt', b.end_at
      )
    from public.assigned_tables as h
    join public.table_assignments as a on a.restaurant_id = h.restaurant_id and a.id = h.assignment_id
    join public.bookings as b on b.restaurant_id = a.restaurant_id and b.id = a.booking_id
    where h.restaurant_id = p_restaurant_id
      and h.table_id = any (p_table_ids)
      and h.occupied
      and h.assignment_id is distinct from p_assignment_id
    order by b.end_at desc, b.id
    limit 1
  );
end;
$$;

comment on function allocator.last_occupant(uuid, uuid[], uuid) is
  'Who sits at one of these tables, not counting p_assignment_id; of several, the party that is to leave last.';

revoke execute on function allocator.last_occupant(uuid, uuid[], uuid)
  from public, anon, authenticated, service_role;
