create function allocator.unblock_tables(
  p_assignment_id uuid,
  p_restaurant_id uuid,
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
  v_request public.bookings;
  v_block record;
  v_is_gone boolean;
  v_response jsonb;
begin
  v_request_hash := allocator.hash_request(p_idempotency_key, jsonb_build_object('assignmentId', p_assignment_id));
  perform allocator.open_rules_table(p_restaurant_id);
  v_request.restaurant_id := p_restaurant_id;
  if p_restaurant_id is null then
    v_request.restaurant_id := allocator.find_block(p_assignment_id, p_idempotency_key, v_request_hash);
  else
    perform allocator.lock_restaurant(p_restaurant_id);
  end if;
  v_response := allocator.repeat_response(v_request, 'unblock_tables', p_idempotency_key, v_request_hash);
  if v_response is not null then
    return v_response;
  end if;

  perform allocator.lock_tables(v_request.restaurant_id, array(
    select t.table_id
    from public.table_assignments as a
    join public.assigned_tables as t on t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
    where a.restaurant_id = v_request.restaurant_id
      and a.booking_id is null
      and (a.id = p_assignment_id or a.part_of = p_assignment_id)
  ));
  select min(lower(a.during)) as start_at, max(upper(a.during)) as end_at, min(a.block_reason) as reason,
      array_agg(t.table_id order by t.table_id) as table_ids
    into v_block
    from public.table_assignments as a
    join public.assigned_tables as t on t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
    where a.restaurant_id = v_request.restaurant_id
      and a.booking_id is null
      and (a.id = p_assignment_id or a.part_of = p_assignment_id);
  perform set_config('allocator.rpc', 'on', true);
  delete from public.table_assignments as a
    where a.restaurant_id = v_request.restaurant_id
      and a.booking_id is null
      and (a.id = p_assignment_id or a.part_of = p_assignment_id);
  v_is_gone := not found;
  perform set_config('allocator.rpc', '', true);
  if v_is_gone then
    perform allocator.refuse_missing_block(p_assignment_id);
  end if;
  perform allocator.record_event(
    v_request, 'unblocked', v_user_id,
    jsonb_build_object(
      'assignmentId', p_assignment_id, 'tableIds', v_block.table_ids,
      'startAt', v_block.start_at, 'endAt', v_block.end_at, 'reason', v_block.reason
    ),
    '{"tableIds": []}',
    null, null
  );

  v_response := jsonb_build_object(
    'restaurantId', v_request.restaurant_id,
    'replayed', false,
    'releasedTableIds', v_block.table_ids
  );
  if p_idempotency_key is not null then
    perform allocator.store_response(
      v_request, 'unblock_tables', p_idempotency_key, v_request_hash, v_response, null
    );
  end if;
  return v_response;
end;
$$;

comment on function allocator.unblock_tables(uuid, uuid, text) is
  'public.unblock_tables_atomic with the rights of the owner. It waits at most 2 s for a lock (55P03).';

revoke execute on function allocator.unblock_tables(uuid, uuid, text)
  from public, anon, authenticated, service_role;
grant execute on function allocator.unblock_tables(uuid, uuid, text) to authenticated, service_role;
