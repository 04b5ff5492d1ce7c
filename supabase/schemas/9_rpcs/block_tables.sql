create function allocator.block_tables(
  p_restaurant_id uuid,
  p_table_ids uuid[],
  p_start_at timestamptz,
  p_end_at timestamptz,
  p_reason text,
  p_displace boolean,
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
  v_table_ids constant uuid[] := allocator.requested_table_ids(p_table_ids, 200);
  v_request_hash bytea;
  v_request public.bookings;
  v_claim allocator.block_claim;
  v_block allocator.assignment;
  v_response jsonb;
begin
  perform allocator.check_block(p_start_at, p_end_at, p_reason);
  v_request_hash := allocator.hash_request(p_idempotency_key, jsonb_build_object(
    'tableIds', v_table_ids, 'startAt', p_start_at, 'endAt', p_end_at, 'reason', p_reason, 'displace', p_displace
  ));
  perform allocator.open_rules_table(p_restaurant_id);
  perform allocator.lock_restaurant(p_restaurant_id);
  v_request.restaurant_id := p_restaurant_id;
  v_response := allocator.repeat_response(v_request, 'block_tables', p_idempotency_key, v_request_hash);
  if v_response is not null then
    return v_response;
  end if;

  v_claim := allocator.claim_block(p_restaurant_id, v_table_ids, p_start_at, p_end_at, p_displace);
  perform allocator.displace(v_claim.displaced, v_user_id);
  v_block := allocator.insert_block(p_restaurant_id, v_table_ids, v_claim, p_reason, v_user_id);
  perform allocator.record_event(
    v_request, 'blocked', v_user_id, '{"tableIds": []}',
    jsonb_build_object(
      'assignmentId', v_block.id,
      'tableIds', v_block.table_ids,
      'startAt', lower(v_claim.during),
      'endAt', upper(v_claim.during),
      'reason', p_reason
    ),
    null, null
  );

  v_response := jsonb_build_object(
    'restaurantId', p_restaurant_id,
    'replayed', false,
    'assignmentId', v_block.id,
    'tableIds', v_block.table_ids,
    'startAt', lower(v_claim.during),
    'endAt', upper(v_claim.during),
    'displacedBookingIds', array(select b.id from unnest(v_claim.displaced) as b),
    'stillOccupied', array(
      select distinct o.table_id from unnest(v_claim.obstacles) as o where o.occupied order by 1
    )
  );
  if p_idempotency_key is not null then
    perform allocator.store_response(
      v_request, 'block_tables', p_idempotency_key, v_request_hash, v_response, null
    );
  end if;
  return v_response;
end;
$$;

comment on function allocator.block_tables(uuid, uuid[], timestamptz, timestamptz, text, boolean, text) is
  'public.block_tables_atomic with the rights of the owner. It waits at most 2 s for a lock (55P03).';

revoke execute on function allocator.block_tables(uuid, uuid[], timestamptz, timestamptz, text, boolean, text)
  from public, anon, authenticated, service_role;
grant execute on function allocator.block_tables(uuid, uuid[], timestamptz, timestamptz, text, boolean, text)
  to authenticated, service_role;
