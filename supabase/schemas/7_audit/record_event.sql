create function allocator.record_event(
  p_booking public.bookings,
  p_action public.assignment_action,
  p_actor_id uuid,
  p_before jsonb,
  p_after jsonb,
  p_capacity jsonb,
  p_bypass_reason text
)
returns boolean
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into public.assignment_events
    (restaurant_id, booking_id, action, actor_id, actor_role, before, after, capacity)
  values (
    p_booking.restaurant_id, p_booking.id, p_action, p_actor_id, allocator.caller_role(), p_before, p_after,
    case
      when p_bypass_reason is null then jsonb_strip_nulls(p_capacity)
      else jsonb_strip_nulls(p_capacity || jsonb_build_object('reason', p_bypass_reason))
    end
  );
  return true;
end;
$$;

comment on function
  allocator.record_event(public.bookings, public.assignment_action, uuid, jsonb, jsonb, jsonb, text) is
  'Writes one row of the audit; true. p_actor_id: null when a system acted. p_capacity: as in the API''s response; null '
  'when the capacity guard had nothing to decide. p_bypass_reason: null unless the guard was bypassed.';

revoke execute on function
  allocator.record_event(public.bookings, public.assignment_action, uuid, jsonb, jsonb, jsonb, text)
  from public, anon, authenticated, service_role;
