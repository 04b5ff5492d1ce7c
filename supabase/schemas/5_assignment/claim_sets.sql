create function allocator.claim_sets(
  p_bookings public.bookings[],
  p_seatings allocator.seating[],
  p_held allocator.assignment[]
)
returns public.bookings[]
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  -- After the last wait, as in claim_tables.
  v_now constant timestamptz := clock_timestamp();
  v_restaurant_id constant uuid := p_bookings[1].restaurant_id;
  v_booking public.bookings;
  v_is_seated boolean;
  v_looks_at_room boolean[];
  v_holds tstzrange[];
  v_clash record;
begin
  for i in 1..cardinality(p_bookings) loop
    v_booking := p_bookings[i];
    v_is_seated := v_booking.status = 'checked_in';
    if v_is_seated and v_booking.end_at <= v_now then
      perform allocator.refuse_unassignable(v_booking);
    end if;
    v_booking.held_from := allocator.held_from(v_booking, v_now, true);
    p_bookings[i] := v_booking;
    v_holds[i] := tstzrange(coalesce(v_booking.held_from, v_booking.start_at), v_booking.end_at);
    v_looks_at_room[i] := v_is_seated or (
      v_booking.start_at <= v_now
      and not (p_seatings[i].table_ids <@ coalesce(p_held[i].table_ids, array[]::uuid[]))
    );
  end loop;

  -- One look for all of them, in the plan of claim_tables; only if something is in the way, one for each, to name it.
  perform
    from generate_subscripts(p_seatings, 1) as n
    cross join lateral unnest(p_seatings[n].table_ids) as wanted (table_id)
    cross join lateral (
      (
        select true
        from public.assigned_tables as held
        where held.restaurant_id = v_restaurant_id
          and held.table_id = wanted.table_id
          and held.during && v_holds[n]
        limit 1
      )
      union all
      (
        select true
        from public.assigned_tables as held
        where v_looks_at_room[n]
          and held.restaurant_id = v_restaurant_id
          and held.table_id = wanted.table_id
          and held.occupied
        limit 1
      )
    ) as obstacle
    limit 1;
  if found then
    for i in 1..cardinality(p_bookings) loop
      perform allocator.check_tables_are_free(
        p_bookings[i], p_seatings[i].table_ids, null, v_looks_at_room[i], v_holds[i]
      );
    end loop;
  end if;

  -- Those that get their sets together must not be in each other's way either.
  select h.n, other.n as other_n, h.table_id
    into v_clash
    from (
      select n, unnest(p_seatings[n].table_ids) as table_id from generate_subscripts(p_seatings, 1) as n
    ) as h
    join (
      select n, unnest(p_seatings[n].table_ids) as table_id from generate_subscripts(p_seatings, 1) as n
    ) as other
      on other.table_id = h.table_id and other.n < h.n
    where v_holds[h.n] && v_holds[other.n]
      or (p_bookings[h.n].status = 'checked_in' and p_bookings[other.n].status = 'checked_in')
    order by h.n, other.n
    limit 1;
  if found then
    perform allocator.refuse_taken_table(
      'TABLE_TAKEN', p_bookings[v_clash.n], v_clash.table_id,
      (
        select t.label from public.dining_tables as t
        where t.restaurant_id = p_bookings[v_clash.n].restaurant_id and t.id = v_clash.table_id
      ),
      (
        select b from public.bookings as b
        where b.restaurant_id = p_bookings[v_clash.n].restaurant_id and b.id = p_bookings[v_clash.other_n].id
      )
    );
  end if;
  return p_bookings;
end;
$$;

comment on function
  allocator.claim_sets(public.bookings[], allocator.seating[], allocator.assignment[]) is
  'claim_tables for several bookings that have given back what they held (p_held) and get their sets together. The '
  'caller has locked all their tables. Returns the bookings with held_from. Raises TA101, TA103 or TA104, also when '
  'two of them want one table.';

revoke execute on function
  allocator.claim_sets(public.bookings[], allocator.seating[], allocator.assignment[])
  from public, anon, authenticated, service_role;
