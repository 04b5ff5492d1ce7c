create function allocator.record_event(
  p_booking public.bookings,
  p_action text,
  p_actor_id uuid,
  p_before jsonb,
  p_after jsonb,
  p_decision allocator.capacity_decision
)
returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into public.assignment_events
    (restaurant_id, booking_id, action, actor_id, actor_role, before, after, capacity)
  values (
    p_booking.restaurant_id, p_booking.id, p_action, p_actor_id, allocator.caller_role(), p_before, p_after,
    case when p_decision.state is not null then
      jsonb_strip_nulls(
        allocator.capacity_json(p_decision) || jsonb_build_object('reason', p_decision.reason)
      )
    end
  );
end;
$$;

comment on function allocator.record_event(public.bookings, text, uuid, jsonb, jsonb, allocator.capacity_decision) is
  'Writes one row of the audit. p_actor_id: null when a system acted. p_decision: null when the capacity guard had '
  'nothing to decide.';

revoke execute on function
  allocator.record_event(public.bookings, text, uuid, jsonb, jsonb, allocator.capacity_decision)
  from public, anon, authenticated, service_role;
