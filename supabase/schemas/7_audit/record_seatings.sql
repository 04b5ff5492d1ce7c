create function allocator.record_seatings(
  p_bookings public.bookings[],
  p_seated public.bookings[],
  p_seatings allocator.seating[],
  p_held allocator.assignment[],
  p_decisions allocator.capacity_decision[]
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_actor_id constant uuid := allocator.caller_id();
  v_actor_role constant text := allocator.caller_role();
begin
  -- One statement: a call of record_event for each cost an evening of 60 as much as six assignments.
  insert into public.assignment_events
      (restaurant_id, booking_id, action, actor_id, actor_role, before, after, capacity)
    select
      p_seated[i].restaurant_id,
      p_seated[i].id,
      c.action::public.assignment_action,
      v_actor_id,
      v_actor_role,
      allocator.booking_state(p_bookings[i], p_held[i].table_ids),
      allocator.booking_state(p_seated[i], p_seatings[i].table_ids)
        || case when c.action = 'edited' then '{"edited": ["end_at"]}'::jsonb else '{}' end
        || case when p_seatings[i].extra_chairs then '{"extraChairs": true}'::jsonb else '{}' end
        || case when p_seatings[i].apart then '{"apart": true}'::jsonb else '{}' end,
      jsonb_strip_nulls(
        allocator.capacity_json(c.decision) || jsonb_build_object('reason', (c.decision).reason)
      )
    from generate_subscripts(p_bookings, 1) as i
    cross join lateral (
      select
        case
          when p_seated[i].status = 'checked_in' and p_bookings[i].status <> 'checked_in' then 'checked_in'
          when p_held[i].id is null then 'assigned'
          when p_held[i].table_ids <> p_seatings[i].table_ids then 'reassigned'
          else 'edited'
        end as action,
        case
          when p_bookings[i].status in ('pending', 'no_show')
            then p_decisions[allocator.decision_of(p_seated[i], p_decisions)]
        end as decision
      -- Evaluated once, not at each of its uses.
      offset 0
    ) as c;
end;
$$;

comment on function allocator.record_seatings(
  public.bookings[], public.bookings[], allocator.seating[], allocator.assignment[], allocator.capacity_decision[]
) is
  'Writes one row of the audit for each of several bookings that got something new together: checked_in, assigned, '
  'reassigned, or edited where the set is the one that it held and only the end is new. p_decisions: of their services, '
  'as validate_services gives them.';

revoke execute on function allocator.record_seatings(
  public.bookings[], public.bookings[], allocator.seating[], allocator.assignment[], allocator.capacity_decision[]
) from public, anon, authenticated, service_role;
