create function allocator.check_tables_are_free(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_assignment_id uuid
)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_blocker record;
  v_timezone text;
begin
  select t.id, t.label, other.booking_id, lower(held.during) as start_at, upper(held.during) as end_at
    into v_blocker
    from unnest(p_table_ids) as wanted (table_id)
    cross join lateral (
      select a.restaurant_id, a.table_id, a.assignment_id, a.during
      from public.assigned_tables as a
      where a.restaurant_id = p_booking.restaurant_id
        and a.table_id = wanted.table_id
        and a.during && tstzrange(p_booking.start_at, p_booking.end_at)
        and a.assignment_id is distinct from p_assignment_id
      -- Keeps the planner from joining the other way round, which reads the index of the whole restaurant.
      offset 0
    ) as held
    join public.table_assignments as other
      on other.restaurant_id = held.restaurant_id
      and other.id = held.assignment_id
    join public.dining_tables as t on t.restaurant_id = held.restaurant_id and t.id = held.table_id
    order by lower(held.during), t.label, t.id
    limit 1;

  if found then
    v_timezone := allocator.timezone_of(p_booking.restaurant_id);
    perform allocator.refuse(
      'TABLE_TAKEN',
      format(
        'Table %s is taken by another booking from %s to %s',
        v_blocker.label,
        to_char(v_blocker.start_at at time zone v_timezone, 'HH24:MI'),
        to_char(v_blocker.end_at at time zone v_timezone, 'HH24:MI')
      ),
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id,
        'tableId', v_blocker.id,
        'tableLabel', v_blocker.label,
        'blockingBookingId', v_blocker.booking_id,
        'blockingStartAt', v_blocker.start_at,
        'blockingEndAt', v_blocker.end_at
      ),
      'Choose another table or another time, or move the blocking booking first'
    );
  end if;
end;
$$;

comment on function allocator.check_tables_are_free(public.bookings, uuid[], uuid) is
  'Raises TA101 with the earliest booking of another party that holds one of the tables in the booking''s window. '
  'claim_tables asks it once it has given its locks back, so there may be none left, and it returns. '
  'p_assignment_id: the booking''s own assignment; null when it has none.';

revoke execute on function allocator.check_tables_are_free(public.bookings, uuid[], uuid)
  from public, anon, authenticated, service_role;
