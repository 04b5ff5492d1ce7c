create function allocator.create_booking(
  p_restaurant_id uuid,
  p_fields jsonb,
  p_table_ids uuid[],
  p_require_adjacency boolean,
  p_check_in boolean,
  p_arrived boolean,
  p_extra_chairs boolean,
  p_override text,
  p_idempotency_key text
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
  v_user_id constant uuid := allocator.caller_id();
  v_table_ids constant uuid[] :=
    case when p_table_ids is not null then allocator.requested_table_ids(p_table_ids) end;
  v_request_hash bytea;
  v_booking public.bookings;
  v_assignment allocator.assignment;
  v_decision allocator.capacity_decision;
  v_capacity jsonb;
  v_response jsonb;
begin
  perform allocator.check_changes(p_fields, p_override);
  if p_check_in and v_table_ids is null then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A party sits down at tables', jsonb_build_object('checkIn', true), 'Name the tables'
    );
  end if;
  v_request_hash := allocator.hash_request(p_idempotency_key, p_fields || jsonb_build_object(
    'tableIds', v_table_ids, 'requireAdjacency', p_require_adjacency, 'checkIn', p_check_in, 'arrived', p_arrived,
    'extraChairs', p_extra_chairs, 'override', p_override
  ));
  perform allocator.open_rules_table(p_restaurant_id);
  perform allocator.lock_restaurant(p_restaurant_id);
  if p_override is not null then
    perform allocator.check_manager(p_restaurant_id);
  end if;
  v_booking.restaurant_id := p_restaurant_id;
  v_response := allocator.repeat_response(v_booking, 'create_booking', p_idempotency_key, v_request_hash);
  if v_response is not null then
    return v_response;
  end if;

  v_booking := allocator.new_booking(p_restaurant_id, p_fields, p_arrived);
  perform allocator.check_edit(v_booking, v_booking, false);
  if v_table_ids is not null then
    v_booking.status := (case when p_check_in then 'checked_in' else 'confirmed' end)::public.booking_status;
    perform allocator.check_tables(v_booking, v_table_ids, p_require_adjacency, p_extra_chairs);
    if p_check_in then
      perform allocator.check_check_in(v_booking);
    elsif v_booking.end_at <= clock_timestamp() then
      perform allocator.refuse_unassignable(v_booking);
    end if;
    v_booking := allocator.claim_tables(v_booking, v_table_ids, null, true);
    if p_check_in then
      perform allocator.check_check_in(v_booking);
    end if;
  end if;

  perform set_config('allocator.rpc', 'on', true);
  insert into public.bookings (
      restaurant_id, party_size, start_at, end_at, status, guest_name, guest_phone, notes, arrived_at, arrived_guests,
      seated_at, held_from
    )
    values (
      p_restaurant_id, v_booking.party_size, v_booking.start_at, v_booking.end_at, v_booking.status,
      v_booking.guest_name, v_booking.guest_phone, v_booking.notes, v_booking.arrived_at, v_booking.arrived_guests,
      v_booking.seated_at, v_booking.held_from
    )
    returning * into v_booking;
  if v_table_ids is not null then
    v_assignment.id := allocator.take_tables(v_booking, v_table_ids, v_user_id);
    v_assignment.table_ids := v_table_ids;
  end if;
  perform set_config('allocator.rpc', '', true);
  if v_table_ids is null then
    v_decision := allocator.measure_capacity(v_booking);
  else
    v_decision := allocator.validate_capacity(v_booking, null, p_override);
  end if;
  v_capacity := allocator.capacity_json(v_decision);
  perform allocator.record_event(
    v_booking, 'created', v_user_id,
    allocator.booking_state(null, null),
    allocator.booking_state(v_booking, v_table_ids)
      || case when p_extra_chairs then '{"extraChairs": true}'::jsonb else '{}'::jsonb end,
    case when v_table_ids is not null then v_capacity end,
    v_decision.reason
  );

  v_response := allocator.booking_response(v_booking, v_assignment, v_capacity);
  if p_idempotency_key is not null then
    perform allocator.store_response(
      v_booking, 'create_booking', p_idempotency_key, v_request_hash, v_response, v_assignment.id
    );
  end if;
  return v_response;
end;
$$;

comment on function
  allocator.create_booking(uuid, jsonb, uuid[], boolean, boolean, boolean, boolean, text, text) is
  'public.create_booking_with_capacity_check with the rights of the owner. p_fields: the columns that are given and '
  'their values. It waits at most 2 s for a lock (55P03).';

revoke execute on function
  allocator.create_booking(uuid, jsonb, uuid[], boolean, boolean, boolean, boolean, text, text)
  from public, anon, authenticated, service_role;
grant execute on function
  allocator.create_booking(uuid, jsonb, uuid[], boolean, boolean, boolean, boolean, text, text)
  to authenticated, service_role;
