create function allocator.check_tables_are_free(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_assignment_id uuid,
  p_looks_at_room boolean,
  p_hold tstzrange
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_occupant record;
  v_blocker record;
begin
  loop
    exit when not p_looks_at_room;
    select t.id as table_id, t.label, b as booking
      into v_occupant
      from unnest(p_table_ids) as wanted (table_id)
      cross join lateral (
        select h.*
        from public.assigned_tables as h
        where h.restaurant_id = p_booking.restaurant_id
          and h.table_id = wanted.table_id
          and h.occupied
          and h.assignment_id is distinct from p_assignment_id
        offset 0
      ) as held
      join public.table_assignments as a on a.restaurant_id = held.restaurant_id and a.id = held.assignment_id
      join public.bookings as b on b.restaurant_id = a.restaurant_id and b.id = a.booking_id
      join public.dining_tables as t on t.restaurant_id = held.restaurant_id and t.id = held.table_id
      order by t.label, t.id
      limit 1;
    exit when not found;
    if not allocator.close_forgotten(p_booking.restaurant_id, (v_occupant.booking).id) then
      perform allocator.refuse_taken_table(
        'TABLE_OCCUPIED', p_booking, v_occupant.table_id, v_occupant.label, v_occupant.booking
      );
    end if;
  end loop;

  -- With the booking as it was when it held the table: a later query could find it cancelled.
  select t.id as table_id, t.label, coalesce(a.part_of, a.id) as block_id, a.block_reason, held.during, b as booking
    into v_blocker
    from unnest(p_table_ids) as wanted (table_id)
    cross join lateral (
      select h.*
      from public.assigned_tables as h
      where h.restaurant_id = p_booking.restaurant_id
        and h.table_id = wanted.table_id
        and h.during && p_hold
        and h.assignment_id is distinct from p_assignment_id
      -- Keeps the planner from joining the other way round, which reads the index of the whole restaurant.
      offset 0
    ) as held
    join public.table_assignments as a on a.restaurant_id = held.restaurant_id and a.id = held.assignment_id
    left join public.bookings as b on b.restaurant_id = a.restaurant_id and b.id = a.booking_id
    join public.dining_tables as t on t.restaurant_id = held.restaurant_id and t.id = held.table_id
    order by lower(held.during), t.label, t.id
    limit 1;
  if not found then
    return;
  elsif v_blocker.block_reason is not null then
    perform allocator.refuse_blocked_table(
      p_booking, v_blocker.table_id, v_blocker.label, v_blocker.block_id, v_blocker.block_reason, v_blocker.during
    );
  else
    perform allocator.refuse_taken_table(
      'TABLE_TAKEN', p_booking, v_blocker.table_id, v_blocker.label, v_blocker.booking
    );
  end if;
end;
$$;

comment on function allocator.check_tables_are_free(public.bookings, uuid[], uuid, boolean, tstzrange) is
  'Raises TA103 with the party that sits at one of the tables, where p_looks_at_room, else TA101 or TA104 with the '
  'earliest booking or block that holds one within p_hold. A party that was forgotten there is sent away '
  '(close_forgotten). claim_tables asks it once it has given its locks back, so there may be nothing in the way any '
  'more, and it returns. p_assignment_id: the booking''s own assignment; null when it has none.';

revoke execute on function allocator.check_tables_are_free(public.bookings, uuid[], uuid, boolean, tstzrange)
  from public, anon, authenticated, service_role;
