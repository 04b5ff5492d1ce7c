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
  v_action text;
  v_after jsonb;
  v_decision allocator.capacity_decision;
begin
  for i in 1..cardinality(p_bookings) loop
    v_action := case
      when p_seated[i].status = 'checked_in' and p_bookings[i].status <> 'checked_in' then 'checked_in'
      when p_held[i].id is null then 'assigned'
      when p_held[i].table_ids <> p_seatings[i].table_ids then 'reassigned'
      else 'edited'
    end;
    v_after := allocator.booking_state(p_seated[i], p_seatings[i].table_ids);
    if v_action = 'edited' then
      v_after := v_after || '{"edited": ["end_at"]}';
    end if;
    if p_seatings[i].extra_chairs then
      v_after := v_after || '{"extraChairs": true}';
    end if;
    if p_seatings[i].apart then
      v_after := v_after || '{"apart": true}';
    end if;
    v_decision := null;
    if p_bookings[i].status in ('pending', 'no_show') then
      v_decision := p_decisions[allocator.decision_of(p_seated[i], p_decisions)];
    end if;
    perform allocator.record_event(
      p_seated[i], v_action::public.assignment_action, allocator.caller_id(),
      allocator.booking_state(p_bookings[i], p_held[i].table_ids), v_after,
      allocator.capacity_json(v_decision), v_decision.reason
    );
  end loop;
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
