create function allocator.update_booking(
  p_booking_id uuid,
  p_changes jsonb,
  p_arrived boolean,
  p_override text,
  p_expected_updated_at timestamptz,
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
  v_user_id constant uuid := allocator.caller_id();
  v_request_hash bytea;
  v_booking public.bookings;
  v_edited public.bookings;
  v_held allocator.assignment;
  v_kept allocator.assignment;
  v_checks_in boolean;
  v_is_seated boolean;
  v_is_plan boolean;
  v_is_changed boolean;
  v_decision allocator.capacity_decision;
  v_capacity jsonb;
  v_is_decided boolean;
  v_response jsonb;
begin
  perform allocator.check_changes(p_changes, p_override);
  if p_idempotency_key is not null then
    v_request_hash := allocator.hash_request(p_idempotency_key, jsonb_strip_nulls(p_changes || jsonb_build_object(
      'bookingId', p_booking_id, 'arrived', p_arrived, 'override', p_override,
      'expectedUpdatedAt', p_expected_updated_at
    )));
  end if;
  v_booking := allocator.lock_booking(p_booking_id, v_user_id, p_restaurant_id);
  if p_override is not null then
    perform allocator.check_manager(v_booking.restaurant_id);
  end if;
  if p_idempotency_key is not null then
    v_response := allocator.find_response(v_booking, 'update_booking', p_idempotency_key, v_request_hash);
    if v_response is not null then
      return v_response;
    end if;
  end if;
  if v_booking.updated_at <> p_expected_updated_at then
    perform allocator.refuse_changed_booking(v_booking, p_expected_updated_at);
  end if;

  -- Build and check the edited booking ------------------------------------------------------------------------------
  v_edited := allocator.edited_booking(v_booking, p_changes, p_arrived);
  v_held := allocator.assignment_of(v_booking);
  perform allocator.check_edit(v_booking, v_edited, v_held.id is not null);
  if v_edited.status in ('confirmed', 'checked_in') then
    v_kept := v_held;
  end if;
  v_checks_in := v_edited.status = 'checked_in' and v_booking.status <> 'checked_in';
  v_is_seated := v_edited.status = 'checked_in' and not v_checks_in;
  if v_checks_in then
    perform allocator.check_check_in(v_edited);
  end if;
  -- What concerns a party that sits is a fact: neither its tables nor the limits can refuse its start or its size.
  v_is_plan := v_kept.id is not null and not v_is_seated;
  if v_is_plan and v_edited.start_at <> v_booking.start_at then
    perform allocator.check_tables(v_edited, v_kept.table_ids, false);
  elsif v_is_plan and v_edited.party_size > v_booking.party_size then
    perform allocator.check_seats(v_edited, allocator.seats_of(v_edited, v_kept.table_ids), v_kept.table_ids);
  end if;

  -- The tables, then the booking ------------------------------------------------------------------------------------
  if v_held.id is distinct from v_kept.id then
    perform allocator.lock_tables(v_booking.restaurant_id, v_held.table_ids);
    -- The status follows below: a second update of the row would check its foreign key to restaurants again, and lock
    -- that table before the capacity rules.
    perform set_config('allocator.rpc', 'on', true);
    delete from public.table_assignments as a
      where a.restaurant_id = v_booking.restaurant_id and a.booking_id = v_booking.id;
  elsif v_kept.id is not null and (
      v_checks_in
      or (v_edited.start_at, v_edited.end_at) is distinct from (v_booking.start_at, v_booking.end_at)
    ) then
    -- The update below takes them along.
    v_edited := allocator.claim_tables(
      v_edited, v_kept.table_ids, v_kept, v_edited.start_at <> v_booking.start_at
    );
    if v_checks_in then
      perform allocator.check_check_in(v_edited);
    end if;
  end if;
  v_is_changed := v_edited is distinct from v_booking;
  if v_is_changed then
    perform set_config('allocator.rpc', 'on', true);
    update public.bookings as b
      set (
        party_size, start_at, end_at, status, guest_name, guest_phone, notes, arrived_at, arrived_guests, seated_at,
        held_from
      ) = (
        v_edited.party_size, v_edited.start_at, v_edited.end_at, v_edited.status, v_edited.guest_name,
        v_edited.guest_phone, v_edited.notes, v_edited.arrived_at, v_edited.arrived_guests, v_edited.seated_at,
        v_edited.held_from
      )
      where b.id = v_booking.id and b.restaurant_id = v_booking.restaurant_id
      returning b.* into v_edited;
    perform set_config('allocator.rpc', '', true);
  end if;

  -- The guard: only an edit that moves or grows what is counted and planned is a decision ----------------------------
  v_is_decided := v_is_plan
    and (v_edited.start_at <> v_booking.start_at or v_edited.party_size > v_booking.party_size);
  v_decision := case
    when v_is_decided
      then allocator.validate_capacity(v_edited, nullif(v_booking.start_at, v_edited.start_at), p_override)
    else allocator.measure_capacity(v_edited)
  end;
  v_capacity := allocator.capacity_json(v_decision);
  if v_is_changed then
    perform allocator.record_event(
      v_edited, allocator.action_of_change(v_booking.status, v_edited.status), v_user_id,
      allocator.booking_state(v_booking, v_held.table_ids),
      allocator.booking_state(v_edited, v_kept.table_ids)
        || jsonb_build_object('edited', allocator.names_of_changes(p_changes, p_arrived)),
      case when v_is_decided then v_capacity end,
      v_decision.reason
    );
  end if;

  v_response := allocator.booking_response(v_edited, v_kept, v_capacity);
  if p_idempotency_key is not null then
    perform allocator.store_response(
      v_edited, 'update_booking', p_idempotency_key, v_request_hash, v_response, v_kept.id
    );
  end if;
  return v_response;
end;
$$;

comment on function allocator.update_booking(uuid, jsonb, boolean, text, timestamptz, text, uuid) is
  'public.update_booking_with_capacity_check with the rights of the owner. p_changes: the columns to change and '
  'their values. It waits at most 2 s for a lock (55P03). '
  'Plans are kept: planning the queries over table ids at each call took a seventh of it.';

revoke execute on function allocator.update_booking(uuid, jsonb, boolean, text, timestamptz, text, uuid)
  from public, anon, authenticated, service_role;
grant execute on function allocator.update_booking(uuid, jsonb, boolean, text, timestamptz, text, uuid)
  to authenticated, service_role;
