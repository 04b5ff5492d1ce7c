create function allocator.seat_bookings(
  p_restaurant_id uuid,
  p_seatings jsonb,
  p_require_adjacency boolean,
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
  v_seatings constant allocator.seating[] := allocator.requested_seatings(p_seatings);
  v_ids constant uuid[] := array(select s.booking_id from unnest(v_seatings) as s);
  v_request_hash bytea;
  v_request public.bookings;
  v_bookings public.bookings[];
  v_seated public.bookings[];
  v_held allocator.assignment[];
  -- The positions of those that get something new; the others stay as they are.
  v_changes integer[] := array[]::integer[];
  v_changing allocator.seating[];
  v_changed public.bookings[];
  v_booking_id uuid;
  v_details text;
  v_hint text;
  v_decisions allocator.capacity_decision[];
  v_response jsonb;
begin
  perform allocator.check_changes('{}', p_override);
  v_request_hash := allocator.hash_request(p_idempotency_key, jsonb_build_object(
    'seatings', to_jsonb(v_seatings), 'requireAdjacency', p_require_adjacency, 'override', p_override
  ));
  perform allocator.open_rules_table(p_restaurant_id);
  perform allocator.check_host(p_restaurant_id);
  if p_override is not null then
    perform allocator.check_manager(p_restaurant_id);
  end if;
  v_request.restaurant_id := p_restaurant_id;
  v_response := allocator.repeat_response(v_request, 'seat_bookings', p_idempotency_key, v_request_hash);
  if v_response is not null then
    return v_response;
  end if;

  -- The bookings as they are and as they become, in the order of their ids ------------------------------------------
  v_bookings := allocator.lock_bookings(p_restaurant_id, v_ids);
  if cardinality(v_bookings) < cardinality(v_ids) then
    perform allocator.refuse_missing_bookings(p_restaurant_id, v_ids);
  end if;
  begin
    for v_n in 1..cardinality(v_ids) loop
      v_booking_id := v_ids[v_n];
      v_held[v_n] := case
        when v_bookings[v_n].status in ('confirmed', 'checked_in') then allocator.assignment_of(v_bookings[v_n])
      end;
      v_seated[v_n] := allocator.seated_booking(v_bookings[v_n], v_seatings[v_n]);
      perform allocator.check_tables(
        v_seated[v_n], v_seatings[v_n].table_ids, p_require_adjacency,
        v_seatings[v_n].extra_chairs, v_seatings[v_n].apart
      );
      if v_seated[v_n] is distinct from v_bookings[v_n]
        or v_held[v_n].table_ids is distinct from v_seatings[v_n].table_ids then
        v_changes := v_changes || v_n;
      end if;
    end loop;
  exception
    -- The category of all refusals.
    when sqlstate 'TA000' then
      get stacked diagnostics v_details = pg_exception_detail, v_hint = pg_exception_hint;
      perform allocator.refuse_booking_of_several(v_booking_id, sqlstate, sqlerrm, v_details, v_hint);
  end;

  -- Give back, then take, so that two parties can swap ---------------------------------------------------------------
  begin
    perform allocator.lock_tables(p_restaurant_id, array(
      select unnest(s.table_ids) from unnest(v_seatings) as s
      union
      select unnest(h.table_ids) from unnest(v_held) as h
    ));
    v_changing := array(select v_seatings[n] from unnest(v_changes) as n);
    v_held := array(select v_held[n] from unnest(v_changes) as n);
    v_changed := allocator.hold_sets(
      array(select v_seated[n] from unnest(v_changes) as n), v_changing, v_held, v_user_id
    );
  exception
    -- The locks go with the block, and what was given back returns, before others are sought.
    when sqlstate 'TA101' or sqlstate 'TA103' or sqlstate 'TA104' then
      get stacked diagnostics v_details = pg_exception_detail, v_hint = pg_exception_hint;
      v_booking_id := (v_details::jsonb ->> 'bookingId')::uuid;
      perform allocator.refuse_again(
        sqlstate, sqlerrm,
        allocator.with_alternatives(
          v_details::jsonb,
          v_seated[array_position(v_ids, v_booking_id)],
          array(select unnest(s.table_ids) from unnest(v_seatings) as s where s.booking_id <> v_booking_id)
        ),
        v_hint
      );
  end;

  v_decisions := allocator.validate_services(
    v_seated,
    array(select b.id from unnest(v_bookings) as b where b.status in ('pending', 'no_show')),
    p_override
  );
  perform allocator.record_seatings(
    array(select v_bookings[n] from unnest(v_changes) as n), v_changed, v_changing, v_held, v_decisions
  );

  v_response := jsonb_build_object(
    'restaurantId', p_restaurant_id,
    'replayed', false,
    'assignments', (
      select jsonb_agg(
        jsonb_build_object(
          'assignmentId', (
            select a.id from public.table_assignments as a
            where a.restaurant_id = p_restaurant_id and a.booking_id = v_ids[r.n]
          ),
          'bookingId', v_ids[r.n],
          'tableIds', v_seatings[r.n].table_ids,
          'startAt', v_seated[r.n].start_at,
          'endAt', v_seated[r.n].end_at
        )
        order by r.position
      )
      from (
        select array_position(v_ids, (s.value ->> 'bookingId')::uuid) as n, s.position
        from jsonb_array_elements(p_seatings) with ordinality as s (value, position)
        -- Keeps the planner from evaluating n at each of its uses.
        offset 0
      ) as r
    ),
    'capacity', (
      select coalesce(
        jsonb_agg(
          jsonb_build_object('servicePeriodId', d.service_period_id, 'serviceDate', d.service_date)
            || allocator.capacity_json(d)
        ),
        '[]'
      )
      from unnest(v_decisions) as d
    )
  );
  if p_idempotency_key is not null then
    perform allocator.store_response(
      v_request, 'seat_bookings', p_idempotency_key, v_request_hash, v_response, null
    );
  end if;
  return v_response;
end;
$$;

comment on function allocator.seat_bookings(uuid, jsonb, boolean, text, text) is
  'public.seat_bookings_atomic with the rights of the owner. It waits at most 2 s for a lock (55P03).';

revoke execute on function allocator.seat_bookings(uuid, jsonb, boolean, text, text)
  from public, anon, authenticated, service_role;
grant execute on function allocator.seat_bookings(uuid, jsonb, boolean, text, text) to authenticated, service_role;
