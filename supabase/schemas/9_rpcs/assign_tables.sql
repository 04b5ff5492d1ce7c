create function allocator.assign_tables(
  p_booking_id uuid,
  p_table_ids uuid[],
  p_require_adjacency boolean,
  p_assigned_by uuid,
  p_idempotency_key text,
  p_restaurant_id uuid
)
returns jsonb
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set lock_timeout = '2s'
set plan_cache_mode = 'force_generic_plan'
set enable_seqscan = 'off'
set enable_bitmapscan = 'off'
as $$
declare
  v_table_ids constant uuid[] := allocator.requested_table_ids(p_table_ids);
  v_user_id constant uuid := allocator.caller_id();
  v_actor_id constant uuid := allocator.actor_of_request(p_assigned_by, v_user_id);
  v_request_hash bytea;
  v_booking public.bookings;
  v_seated public.bookings;
  v_held allocator.assignment;
  v_assignment_id uuid;
  v_before jsonb;
  v_decision allocator.capacity_decision;
  v_capacity jsonb;
  v_response jsonb;
  v_done boolean;
begin
  if p_idempotency_key is not null then
    v_request_hash := allocator.hash_request(p_idempotency_key, jsonb_build_object(
      'bookingId', p_booking_id, 'tableIds', v_table_ids, 'requireAdjacency', p_require_adjacency,
      'assignedBy', v_actor_id
    ));
  end if;
  v_booking := allocator.lock_booking(p_booking_id, v_user_id, p_restaurant_id);
  if p_idempotency_key is not null then
    v_response := allocator.find_response(v_booking, 'assign_tables', p_idempotency_key, v_request_hash);
    if v_response is not null then
      return v_response;
    end if;
  end if;

  if v_booking.status in ('completed', 'cancelled', 'no_show')
    or (v_booking.end_at <= clock_timestamp() and v_booking.status <> 'checked_in') then
    perform allocator.refuse_unassignable(v_booking);
  end if;
  v_seated := v_booking;
  if v_booking.status = 'pending' then
    v_seated.status := 'confirmed';
  else
    v_held := allocator.assignment_of(v_booking);
  end if;

  v_done := allocator.check_tables(v_booking, v_table_ids, p_require_adjacency);
  if v_held.table_ids = v_table_ids then
    v_assignment_id := v_held.id;
    -- Where a party that sits is, is a fact: unreadable rules refuse a decision, which this is not.
    v_decision := case
      when v_booking.status = 'checked_in' then allocator.measure_capacity(v_booking)
      else allocator.count_capacity(v_booking, allocator.find_capacity(v_booking))
    end;
    v_capacity := allocator.capacity_json(v_decision);
  else
    if v_seated.status = 'checked_in' and v_seated.end_at <= clock_timestamp() then
      v_seated.end_at := allocator.extended_end(v_seated);
    end if;
    v_seated := allocator.claim_tables(v_seated, v_table_ids, v_held, true);
    v_before := allocator.booking_state(v_booking, v_held.table_ids);
    v_assignment_id := allocator.hold_tables(v_booking, v_seated, v_table_ids, v_actor_id);
    v_booking := v_seated;
    -- Where a party that sits is moved to is a fact, whatever the limits have become.
    v_decision := case
      when v_booking.status = 'checked_in' then allocator.measure_capacity(v_booking)
      else allocator.validate_capacity(v_booking)
    end;
    v_capacity := allocator.capacity_json(v_decision);
    v_done := allocator.record_event(
      v_booking,
      (case when v_held.id is null then 'assigned' else 'reassigned' end)::public.assignment_action,
      v_actor_id,
      v_before,
      allocator.booking_state(v_booking, v_table_ids),
      case when v_booking.status <> 'checked_in' then v_capacity end,
      v_decision.reason
    );
  end if;

  v_response := jsonb_build_object(
    'restaurantId', v_booking.restaurant_id,
    'replayed', false,
    'assignmentId', v_assignment_id,
    'bookingId', v_booking.id,
    'tableIds', v_table_ids,
    'startAt', v_booking.start_at,
    'endAt', v_booking.end_at,
    'capacity', v_capacity
  );
  if p_idempotency_key is not null then
    perform allocator.store_response(
      v_booking, 'assign_tables', p_idempotency_key, v_request_hash, v_response, v_assignment_id
    );
  end if;
  return v_response;
end;
$$;

comment on function allocator.assign_tables(uuid, uuid[], boolean, uuid, text, uuid) is
  'public.assign_tables_atomic_v2 with the rights of the owner. It waits at most 2 s for a lock (55P03). '
  'Plans are kept: planning the queries over table ids at each call took a seventh of it.';

revoke execute on function allocator.assign_tables(uuid, uuid[], boolean, uuid, text, uuid)
  from public, anon, authenticated, service_role;
grant execute on function allocator.assign_tables(uuid, uuid[], boolean, uuid, text, uuid)
  to authenticated, service_role;
