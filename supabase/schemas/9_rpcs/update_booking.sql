create function allocator.update_booking(
  p_booking_id uuid,
  p_changes jsonb,
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
  v_request_hash bytea;
  v_booking public.bookings;
  v_edited public.bookings;
  v_held allocator.assignment;
  v_kept allocator.assignment;
  v_decision allocator.capacity_decision;
  v_capacity jsonb;
  v_is_decided boolean;
  v_response jsonb;
begin
  perform allocator.check_changes(p_changes);
  if p_idempotency_key is not null then
    v_request_hash := allocator.hash_request(
      p_idempotency_key, p_changes || jsonb_build_object('bookingId', p_booking_id)
    );
  end if;
  v_booking := allocator.lock_booking(p_booking_id, v_user_id);
  if p_idempotency_key is not null then
    v_response := allocator.find_response(v_booking, 'update_booking', p_idempotency_key, v_request_hash);
    if v_response is not null then
      return v_response;
    end if;
  end if;

  -- Build and check the edited booking ------------------------------------------------------------------------------
  v_edited := jsonb_populate_record(v_booking, p_changes - '{id,restaurant_id,created_at}'::text[]);
  v_edited.notes := nullif(v_edited.notes, '');
  v_held := allocator.assignment_of(v_booking);
  perform allocator.check_edit(v_booking, v_edited, v_held.id is not null);
  if v_edited.status in ('confirmed', 'checked_in') then
    v_kept := v_held;
  end if;
  if v_kept.id is not null and v_edited.start_at <> v_booking.start_at then
    perform allocator.check_tables(v_edited, v_kept.table_ids, false);
  elsif v_kept.id is not null and v_edited.party_size > v_booking.party_size then
    perform allocator.check_seats(v_edited, allocator.seats_of(v_edited, v_kept.table_ids), v_kept.table_ids);
  end if;

  -- The tables, then the booking ------------------------------------------------------------------------------------
  if v_held.id is distinct from v_kept.id then
    -- The status follows below: a second update of the row would check its foreign key to restaurants again, and lock
    -- that table before the capacity rules.
    delete from public.table_assignments as a
      where a.restaurant_id = v_booking.restaurant_id and a.booking_id = v_booking.id;
  elsif v_kept.id is not null
    and (v_edited.start_at, v_edited.end_at) is distinct from (v_booking.start_at, v_booking.end_at) then
    -- The update below takes them along.
    perform allocator.claim_tables(v_edited, v_kept.table_ids, v_kept.id);
  end if;
  perform set_config('allocator.rpc', 'on', true);
  update public.bookings as b
    set (party_size, start_at, end_at, status, guest_name, notes) = (
      v_edited.party_size, v_edited.start_at, v_edited.end_at, v_edited.status, v_edited.guest_name, v_edited.notes
    )
    where b.id = v_booking.id and b.restaurant_id = v_booking.restaurant_id and v_edited is distinct from v_booking;
  perform set_config('allocator.rpc', '', true);

  -- The guard: only an edit that moves or grows what is counted is a decision --------------------------------------
  v_is_decided := v_kept.id is not null
    and (v_edited.start_at <> v_booking.start_at or v_edited.party_size > v_booking.party_size);
  v_decision := case
    when v_is_decided then allocator.validate_capacity(v_edited, nullif(v_booking.start_at, v_edited.start_at))
    else allocator.measure_capacity(v_edited)
  end;
  v_capacity := allocator.capacity_json(v_decision);
  if v_edited is distinct from v_booking then
    perform allocator.record_event(
      v_edited, 'edited', v_user_id,
      allocator.booking_state(v_booking, v_held.table_ids),
      allocator.booking_state(v_edited, v_kept.table_ids)
        || jsonb_build_object('edited', array(select jsonb_object_keys(p_changes) order by 1)),
      case when v_is_decided then v_capacity end,
      v_decision.reason
    );
  end if;

  v_response := allocator.edit_response(v_edited, v_kept, v_capacity);
  if p_idempotency_key is not null then
    perform allocator.store_response(
      v_edited, 'update_booking', p_idempotency_key, v_request_hash, v_response, v_kept.id
    );
  end if;
  return v_response;
end;
$$;

comment on function allocator.update_booking(uuid, jsonb, text) is
  'public.update_booking_with_capacity_check with the rights of the owner. p_changes: the columns to change and '
  'their values. It waits at most 2 s for a lock (55P03). '
  'Plans are kept: planning the queries over table ids at each call took a seventh of it.';

revoke execute on function allocator.update_booking(uuid, jsonb, text)
  from public, anon, authenticated, service_role;
grant execute on function allocator.update_booking(uuid, jsonb, text) to authenticated, service_role;
