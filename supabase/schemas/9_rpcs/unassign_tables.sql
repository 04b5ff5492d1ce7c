create function allocator.unassign_tables(
  p_booking_id uuid,
  p_table_ids uuid[],
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
  v_requested_ids constant uuid[] :=
    case when p_table_ids is not null then allocator.requested_table_ids(p_table_ids) end;
  v_request_hash bytea;
  v_booking public.bookings;
  v_held allocator.assignment;
  v_kept_ids uuid[];
  v_assignment_id uuid;
  v_before jsonb;
  v_response jsonb;
begin
  if p_idempotency_key is not null then
    v_request_hash := allocator.hash_request(p_idempotency_key, jsonb_build_object(
      'bookingId', p_booking_id, 'tableIds', v_requested_ids
    ));
  end if;
  v_booking := allocator.lock_booking(p_booking_id, v_user_id, p_restaurant_id);
  if p_idempotency_key is not null then
    v_response := allocator.find_response(v_booking, 'unassign_tables', p_idempotency_key, v_request_hash);
    if v_response is not null then
      return v_response;
    end if;
  end if;

  v_held := allocator.assignment_of(v_booking);
  v_kept_ids := array(select id from unnest(v_held.table_ids) as id where id <> all (v_requested_ids) order by id);
  v_assignment_id := v_held.id;
  v_before := allocator.booking_state(v_booking, v_held.table_ids);
  if v_kept_ids <> v_held.table_ids then
    perform allocator.lock_tables(v_booking.restaurant_id, v_held.table_ids);
    if v_kept_ids = '{}' then
      perform set_config('allocator.rpc', 'on', true);
      delete from public.table_assignments as a
        where a.restaurant_id = v_booking.restaurant_id and a.booking_id = v_booking.id;
      update public.bookings as b
        set status = 'pending'
        where b.id = v_booking.id and b.restaurant_id = v_booking.restaurant_id;
      perform set_config('allocator.rpc', '', true);
      v_booking.status := 'pending';
      v_booking.seated_at := null;
      v_assignment_id := null;
    else
      if v_booking.status <> 'checked_in' then
        perform allocator.check_seats(v_booking, allocator.seats_of(v_booking, v_kept_ids), v_kept_ids);
      end if;
      v_assignment_id := allocator.hold_tables(v_booking, v_booking, v_kept_ids, v_user_id);
    end if;
    perform allocator.record_event(
      v_booking, 'released', v_user_id, v_before, allocator.booking_state(v_booking, v_kept_ids), null, null
    );
  end if;

  v_response := jsonb_build_object(
    'restaurantId', v_booking.restaurant_id,
    'replayed', false,
    'bookingId', v_booking.id,
    'releasedTableIds', array(select unnest(v_held.table_ids) except select unnest(v_kept_ids) order by 1)
  );
  if p_idempotency_key is not null then
    perform allocator.store_response(
      v_booking, 'unassign_tables', p_idempotency_key, v_request_hash, v_response, v_assignment_id
    );
  end if;
  return v_response;
end;
$$;

comment on function allocator.unassign_tables(uuid, uuid[], text, uuid) is
  'public.unassign_tables_atomic with the rights of the owner. It waits at most 2 s for a lock (55P03). '
  'Plans are kept: planning the queries over table ids at each call took a seventh of it.';

revoke execute on function allocator.unassign_tables(uuid, uuid[], text, uuid)
  from public, anon, authenticated, service_role;
grant execute on function allocator.unassign_tables(uuid, uuid[], text, uuid) to authenticated, service_role;
