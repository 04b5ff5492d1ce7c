drop function allocator.claim_tables(public.bookings, uuid[], uuid);

drop function allocator.refuse_tables(text, text, public.bookings, uuid[], text);

drop function allocator.refuse_taken_tables(public.bookings, uuid[]);

drop function allocator.refuse_unfit_tables(public.bookings, uuid[], boolean);

drop function allocator.tables_can_seat(public.bookings, uuid[], boolean);

create or replace function allocator.assign_tables(
  p_booking_id uuid,
  p_table_ids uuid[],
  p_require_adjacency boolean,
  p_assigned_by uuid,
  p_idempotency_key text
)
returns jsonb
language plpgsql
security definer
set search_path = ''
set timezone = 'UTC'
set lock_timeout = '2s'
set plan_cache_mode = 'force_generic_plan'
set enable_seqscan = 'off'
set enable_bitmapscan = 'off'
as $$
declare
  v_table_ids constant uuid[] := allocator.requested_table_ids(p_table_ids);
  v_actor_id constant uuid := allocator.actor_of_request(p_assigned_by);
  v_request_hash bytea;
  v_booking public.bookings;
  v_held allocator.assignment;
  v_assignment_id uuid;
  v_before jsonb;
  v_decision allocator.capacity_decision;
  v_capacity jsonb;
  v_response jsonb;
begin
  if p_idempotency_key is not null then
    v_request_hash := allocator.hash_request(p_idempotency_key, jsonb_build_object(
      'bookingId', p_booking_id, 'tableIds', v_table_ids, 'requireAdjacency', p_require_adjacency,
      'assignedBy', v_actor_id
    ));
  end if;
  v_booking := allocator.lock_booking(p_booking_id);
  if p_idempotency_key is not null then
    v_response := allocator.find_response(v_booking, 'assign_tables', p_idempotency_key, v_request_hash);
    if v_response is not null then
      return v_response;
    end if;
  end if;

  if v_booking.status in ('completed', 'cancelled', 'no_show') or v_booking.end_at <= now() then
    perform allocator.refuse_unassignable(v_booking);
  end if;
  if v_booking.status <> 'pending' then
    v_held := allocator.assignment_of(v_booking);
  end if;

  if v_held.table_ids = v_table_ids then
    v_assignment_id := v_held.id;
    v_decision := allocator.count_capacity(v_booking, allocator.find_capacity(v_booking));
    v_capacity := allocator.capacity_json(v_decision);
  else
    perform allocator.check_tables(v_booking, v_table_ids, p_require_adjacency);
    perform allocator.claim_tables(v_booking, v_table_ids, v_held.id);
    v_before := allocator.booking_state(v_booking, v_held.table_ids);
    v_assignment_id := allocator.hold_tables(v_booking, v_table_ids, v_actor_id);
    if v_booking.status = 'pending' then
      v_booking.status := 'confirmed';
    end if;
    v_decision := allocator.validate_capacity(v_booking);
    v_capacity := allocator.capacity_json(v_decision);
    perform allocator.record_event(
      v_booking,
      (case when v_held.id is null then 'assigned' else 'reassigned' end)::public.assignment_action,
      v_actor_id,
      v_before,
      allocator.booking_state(v_booking, v_table_ids),
      v_capacity,
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
    perform allocator.store_response(v_booking, 'assign_tables', p_idempotency_key, v_request_hash, v_response);
  end if;
  return v_response;
end;
$$;

create or replace function allocator.check_booking_agrees_with_tables()
returns trigger
language plpgsql
security definer
set search_path = ''
set enable_seqscan = 'off'
set enable_bitmapscan = 'off'
as $$
begin
  perform
    from public.table_assignments as a
    where a.restaurant_id = new.restaurant_id
      and a.booking_id = new.id
      and (
        -- Not even an assignment without tables: they could be put into it later.
        new.status not in ('confirmed', 'checked_in')
        -- Not as exists (...): that may be planned, and kept, as a scan of the whole table.
        or (
          select true
          from public.assigned_tables as t
          where t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
          limit 1
        )
      );
  if found = (new.status in ('confirmed', 'checked_in')) then
    return null;
  end if;
  -- The booking may have changed since; then that change has its own check.
  perform
    from public.bookings as b
    where b.id = new.id and b.restaurant_id = new.restaurant_id and b.status = new.status;
  if found then
    perform allocator.refuse_disagreement(new.id, tg_table_name, tg_name);
  end if;
  return null;
end;
$$;

create function allocator.check_tables(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_require_adjacency boolean
)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_tables integer;
  v_seats bigint;
  v_are_active boolean;
  v_are_movable boolean;
  v_share_a_zone boolean;
begin
  select
      count(*),
      sum(t.seats),
      bool_and(t.is_active),
      bool_and(t.is_movable),
      -- In place of count(distinct), which sorts.
      (array_agg(t.zone_id))[1] = all (array_agg(t.zone_id))
    into v_tables, v_seats, v_are_active, v_are_movable, v_share_a_zone
    from public.dining_tables as t
    where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids);

  if v_tables <> cardinality(p_table_ids) then
    perform allocator.refuse_missing_tables(p_booking, p_table_ids);
  elsif v_are_active is not true then
    perform allocator.refuse_tables(
      'TABLE_INACTIVE', 'is out of use', 'are out of use', p_booking,
      array(
        select t.id from public.dining_tables as t
        where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids) and not t.is_active
      ),
      'Choose other tables, or put it back into use first'
    );
  elsif v_tables > 1 and v_share_a_zone is not true then
    perform allocator.refuse_zones(p_booking, p_table_ids);
  elsif v_tables > 1 and v_are_movable is not true then
    perform allocator.refuse_tables(
      'TABLE_NOT_MOVABLE', 'is fixed and cannot be joined with others', 'are fixed and cannot be joined', p_booking,
      array(
        select t.id from public.dining_tables as t
        where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids) and not t.is_movable
      ),
      'Assign a fixed table alone, or choose movable tables'
    );
  elsif p_require_adjacency and v_tables > 1
    and allocator.tables_are_adjacent(p_booking.restaurant_id, p_table_ids) is not true then
    perform allocator.refuse(
      'TABLES_NOT_ADJACENT', 'The tables do not all stand next to each other',
      jsonb_build_object('restaurantId', p_booking.restaurant_id, 'tableIds', p_table_ids),
      'Choose tables that form one group, or do not require adjacency'
    );
  end if;
  perform allocator.check_seats(p_booking, v_seats, p_table_ids);
end;
$$;

create function allocator.check_tables_are_free(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_assignment_id uuid
)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_blocker record;
  v_timezone text;
begin
  select t.id, t.label, other.booking_id, lower(held.during) as start_at, upper(held.during) as end_at
    into v_blocker
    from unnest(p_table_ids) as wanted (table_id)
    cross join lateral (
      select a.restaurant_id, a.table_id, a.assignment_id, a.during
      from public.assigned_tables as a
      where a.restaurant_id = p_booking.restaurant_id
        and a.table_id = wanted.table_id
        and a.during && tstzrange(p_booking.start_at, p_booking.end_at)
        and a.assignment_id is distinct from p_assignment_id
      -- Keeps the planner from joining the other way round, which reads the index of the whole restaurant.
      offset 0
    ) as held
    join public.table_assignments as other
      on other.restaurant_id = held.restaurant_id
      and other.id = held.assignment_id
    join public.dining_tables as t on t.restaurant_id = held.restaurant_id and t.id = held.table_id
    order by lower(held.during), t.label, t.id
    limit 1;

  if found then
    v_timezone := allocator.timezone_of(p_booking.restaurant_id);
    perform allocator.refuse(
      'TABLE_TAKEN',
      format(
        'Table %s is taken by another booking from %s to %s',
        v_blocker.label,
        to_char(v_blocker.start_at at time zone v_timezone, 'HH24:MI'),
        to_char(v_blocker.end_at at time zone v_timezone, 'HH24:MI')
      ),
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id,
        'tableId', v_blocker.id,
        'tableLabel', v_blocker.label,
        'blockingBookingId', v_blocker.booking_id,
        'blockingStartAt', v_blocker.start_at,
        'blockingEndAt', v_blocker.end_at
      ),
      'Choose another table or another time, or move the blocking booking first'
    );
  end if;
end;
$$;

create or replace function allocator.claim_tables(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_assignment_id uuid
)
returns void
language plpgsql
set search_path = ''
as $$
begin
  loop
    begin
      perform allocator.lock_tables(p_table_ids);
      -- In a later statement, which sees what earlier holders of the locks have committed. The limit keeps the planner
      -- from joining the other way round, which reads the index of the whole restaurant.
      perform
        from unnest(p_table_ids) as wanted (table_id)
        cross join lateral (
          select
          from public.assigned_tables as held
          where held.restaurant_id = p_booking.restaurant_id
            and held.table_id = wanted.table_id
            and held.during && tstzrange(p_booking.start_at, p_booking.end_at)
            and held.assignment_id is distinct from p_assignment_id
          limit 1
        ) as taken;
      if not found then
        return;
      end if;
      raise exception 'A table is taken' using errcode = 'TA101';
    exception
      -- The locks go with the block: the next in line need not wait until the refusal is written.
      when sqlstate 'TA101' then
        null;
    end;
    perform allocator.check_tables_are_free(p_booking, p_table_ids, p_assignment_id);
  end loop;
end;
$$;

create or replace function allocator.find_capacity_limits(
  p_restaurant_id uuid,
  p_service_period_id uuid,
  p_service_date date,
  out state text,
  out max_covers bigint,
  out max_parties bigint
)
language plpgsql
set search_path = ''
as $$
declare
  v_attempts integer := 0;
begin
  -- If the table is dropped or re-created between the check and the read, check again.
  loop
    if to_regclass('public.restaurant_capacity_rules') is null then
      state := 'absent';
      return;
    end if;
    begin
      -- int8pl takes whole numbers only: a column of another type raises here, where a cast might guess.
      select int8pl(r.max_covers, 0), int8pl(r.max_parties, 0)
        into max_covers, max_parties
        from public.restaurant_capacity_rules as r
        where r.restaurant_id = p_restaurant_id
          and (r.service_period_id is null or r.service_period_id = p_service_period_id)
          and (r.day_of_week is null or r.day_of_week = extract(dow from p_service_date))
          and (r.effective_date is null or r.effective_date <= p_service_date)
        order by r.effective_date desc nulls last, r.day_of_week nulls last, r.service_period_id nulls last, r.id
        limit 1;
      state := case when max_covers is null and max_parties is null then 'unlimited' else 'enforced' end;
      return;
    exception
      when undefined_table then
        v_attempts := v_attempts + 1;
        if v_attempts = 3 then
          perform allocator.refuse_unreadable_rules(sqlstate, sqlerrm);
        end if;
      when others then
        if allocator.is_passing_failure(sqlstate) then
          raise;
        end if;
        perform allocator.refuse_unreadable_rules(sqlstate, sqlerrm);
    end;
  end loop;
end;
$$;

create or replace function allocator.find_response(
  p_booking public.bookings,
  p_operation text,
  p_idempotency_key text,
  p_request_hash bytea
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_request public.assignment_requests;
  v_assignment_id uuid;
begin
  select q.*
    into v_request
    from public.assignment_requests as q
    where q.restaurant_id = p_booking.restaurant_id
      and q.operation = p_operation
      and q.idempotency_key = p_idempotency_key
      and q.created_at > now() - interval '24 hours';
  if not found then
    return null;
  end if;
  if v_request.request_hash <> p_request_hash then
    perform allocator.refuse_reused_key(p_booking, 'the request differs');
  end if;

  v_assignment_id := coalesce(
    v_request.response ->> 'assignmentId', v_request.response #>> '{assignment,assignmentId}'
  )::uuid;
  if v_assignment_id is not null and not exists (
    select from public.table_assignments as a
    where a.restaurant_id = p_booking.restaurant_id and a.id = v_assignment_id
  ) then
    perform allocator.refuse_reused_key(p_booking, 'the assignment no longer exists');
  end if;
  return v_request.response || jsonb_build_object('replayed', true);
end;
$$;

create or replace function allocator.find_service(
  p_restaurant_id uuid,
  p_timezone text,
  p_start_at timestamptz,
  out service_period_id uuid,
  out service_date date,
  out starts tstzmultirange
)
language plpgsql
stable
set search_path = ''
as $$
declare
  v_local_date constant date := (p_start_at at time zone p_timezone)::date;
  v_window record;
  v_claimed tstzmultirange := tstzmultirange();
begin
  starts := tstzmultirange();
  -- All services that can contain this moment (one may have begun the day before), and those that can overlap them, in
  -- order of precedence. Each gets what those before it have not claimed.
  for v_window in
    select p.id, d.day, tstzrange(w.starts_at, greatest(w.starts_at, w.ends_at))::tstzmultirange as during
    from unnest(array[v_local_date - 2, v_local_date - 1, v_local_date, v_local_date + 1]) as d (day)
    cross join public.service_periods as p
    cross join lateral (
      select
        (d.day + p.start_time) at time zone p_timezone as starts_at,
        (d.day + (p.end_time <= p.start_time)::integer + p.end_time) at time zone p_timezone as ends_at
    ) as w
    where p.restaurant_id = p_restaurant_id
      and (p.day_of_week is null or p.day_of_week = extract(dow from d.day))
    order by p.day_of_week is null, w.starts_at desc, p.id desc
  loop
    if v_window.during @> p_start_at then
      service_period_id := v_window.id;
      service_date := v_window.day;
      starts := v_window.during - v_claimed;
      return;
    end if;
    if v_window.day = v_local_date then
      starts := starts + (v_window.during - v_claimed);
    end if;
    v_claimed := v_claimed + v_window.during;
  end loop;

  service_date := v_local_date;
  starts := starts + (
    tstzmultirange(tstzrange(
      allocator.start_of_day(v_local_date, p_timezone), allocator.start_of_day(v_local_date + 1, p_timezone)
    ))
    - v_claimed
  );
end;
$$;

create or replace function allocator.keep_tables_in_step()
returns trigger
language plpgsql
security definer
set search_path = ''
set timezone = 'UTC'
as $$
declare
  v_is_released constant boolean := new.status in ('completed', 'cancelled', 'no_show')
    and old.status in ('confirmed', 'checked_in');
  v_held uuid[];
begin
  -- Not in a condition of the trigger, which every update of a booking would parse again.
  if not v_is_released and new.start_at = old.start_at and new.end_at = old.end_at then
    return null;
  end if;
  if v_is_released then
    v_held := (allocator.assignment_of(new)).table_ids;
    delete from public.table_assignments as a
      where a.restaurant_id = new.restaurant_id and a.booking_id = new.id;
  else
    update public.assigned_tables as t
      set during = tstzrange(new.start_at, new.end_at)
      from public.table_assignments as a
      where a.restaurant_id = new.restaurant_id
        and a.booking_id = new.id
        and t.restaurant_id = a.restaurant_id
        and t.assignment_id = a.id
        and t.during <> tstzrange(new.start_at, new.end_at);
  end if;
  if not found then
    return null;
  end if;
  v_held := coalesce(v_held, (allocator.assignment_of(new)).table_ids);
  perform allocator.record_event(
    new,
    (case when v_is_released then 'released' else 'edited' end)::public.assignment_action,
    auth.uid(),
    allocator.booking_state(old, v_held),
    allocator.booking_state(new, case when v_is_released then '{}' else v_held end),
    null,
    null
  );
  return null;
end;
$$;

create or replace function allocator.lock_booking(p_booking_id uuid)
returns public.bookings
language plpgsql
set search_path = ''
as $$
declare
  v_is_trusted constant boolean := allocator.caller_is_trusted();
  v_user_id constant uuid := auth.uid();
  v_booking public.bookings;
begin
  -- The caller's right is part of the query, so that a stranger neither waits for nor holds the booking's lock.
  select b.*
    into v_booking
    from public.bookings as b
    where b.id = p_booking_id
      and (
        v_is_trusted
        or exists (
          select from public.restaurant_members as m
          where m.restaurant_id = b.restaurant_id
            and m.user_id = v_user_id
            and m.role in ('owner', 'manager', 'host')
        )
      )
    for no key update of b;
  if not found then
    perform allocator.refuse_booking(p_booking_id, v_user_id);
  end if;
  return v_booking;
end;
$$;

create function allocator.lock_tables(p_table_ids uuid[])
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(k.key)
    from (
      select uuid_hash_extended(id, 1) as key
      from unnest(p_table_ids) as id
      order by key
    ) as k;
end;
$$;

create or replace function allocator.move_tables_along(
  p_edited public.bookings,
  p_assignment allocator.assignment
)
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform allocator.claim_tables(p_edited, p_assignment.table_ids, p_assignment.id);
  update public.assigned_tables as t
    set during = tstzrange(p_edited.start_at, p_edited.end_at)
    where t.restaurant_id = p_edited.restaurant_id and t.assignment_id = p_assignment.id;
end;
$$;

create function allocator.name_tables(p_restaurant_id uuid, p_table_ids uuid[])
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_labels constant text[] := array(
    select t.label
    from public.dining_tables as t
    where t.restaurant_id = p_restaurant_id and t.id = any (p_table_ids)
    order by t.label, t.id
  );
  v_last constant integer := cardinality(v_labels);
begin
  if v_last = 1 then
    return 'Table ' || v_labels[1];
  end if;
  return 'Tables ' || array_to_string(v_labels[:v_last - 1], ', ') || ' and ' || v_labels[v_last];
end;
$$;

create or replace function allocator.open_capacity_rules(p_restaurant_id uuid)
returns text
language plpgsql
set search_path = ''
as $$
declare
  v_attempts integer := 0;
begin
  -- If the table is dropped or re-created between the check and the read, check again.
  loop
    if to_regclass('public.restaurant_capacity_rules') is null then
      return 'absent';
    end if;
    begin
      perform
        from public.restaurant_capacity_rules as r
        where r.restaurant_id = p_restaurant_id
          -- Always true, and left out of the plan. It is there to be parsed: a column that is missing or of another
          -- type raises, also for a restaurant without rules.
          and (
            true
            or r.service_period_id = p_restaurant_id
            or r.day_of_week = 0
            or r.effective_date <= current_date
            or int8pl(r.max_covers, r.max_parties) = 0
          )
        limit 1;
      return case when not found then 'unlimited' end;
    exception
      when undefined_table then
        v_attempts := v_attempts + 1;
        if v_attempts = 3 then
          perform allocator.refuse_unreadable_rules(sqlstate, sqlerrm);
        end if;
      when others then
        if allocator.is_passing_failure(sqlstate) then
          raise;
        end if;
        perform allocator.refuse_unreadable_rules(sqlstate, sqlerrm);
    end;
  end loop;
end;
$$;

create function allocator.refuse_booking(p_booking_id uuid, p_user_id uuid)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if exists (
    select from public.bookings as b
    join public.restaurant_members as m on m.restaurant_id = b.restaurant_id
    where b.id = p_booking_id and m.user_id = p_user_id and m.role = 'viewer'
  ) then
    perform allocator.refuse(
      'ROLE_NOT_ALLOWED', 'A viewer may not change bookings or their tables',
      jsonb_build_object('bookingId', p_booking_id, 'role', 'viewer'),
      'Ask an owner or a manager to make you a host'
    );
  end if;
  perform allocator.refuse(
    'BOOKING_NOT_FOUND', 'There is no such booking',
    jsonb_build_object('bookingId', p_booking_id),
    'Reload the bookings; it may have been deleted'
  );
end;
$$;

create function allocator.refuse_missing_tables(p_booking public.bookings, p_table_ids uuid[])
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform allocator.refuse(
    'TABLE_NOT_FOUND', 'There is no such table in this restaurant',
    jsonb_build_object(
      'restaurantId', p_booking.restaurant_id,
      'tableIds', array(
        select id from unnest(p_table_ids) as id
        except
        select t.id from public.dining_tables as t where t.restaurant_id = p_booking.restaurant_id
        order by 1
      )
    ),
    'Reload the floor plan; the table may have been removed'
  );
end;
$$;

create function allocator.refuse_tables(
  p_reason text,
  p_predicate text,
  p_plural_predicate text,
  p_booking public.bookings,
  p_table_ids uuid[],
  p_hint text
)
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform allocator.refuse(
    p_reason,
    allocator.name_tables(p_booking.restaurant_id, p_table_ids)
      || ' ' || case when cardinality(p_table_ids) = 1 then p_predicate else p_plural_predicate end,
    jsonb_build_object(
      'restaurantId', p_booking.restaurant_id,
      'tableIds', array(select id from unnest(p_table_ids) as id order by id)
    ),
    p_hint
  );
end;
$$;

create or replace function allocator.refuse_unreadable_rules(p_sqlstate text, p_message text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  raise log 'capacity rules unreadable: sqlstate=% message=%', p_sqlstate, p_message;
  perform allocator.refuse(
    'CAPACITY_RULES_UNREADABLE',
    'The capacity rules cannot be read, so nothing was changed',
    jsonb_build_object(
      'table', 'public.restaurant_capacity_rules',
      'sqlstate', p_sqlstate,
      'cause', case
        when p_sqlstate = '42703' then 'a column is missing'
        when p_sqlstate = '42501' then 'the owner of the allocator may not read it'
        when p_sqlstate in ('42883', '42804', '42846', '22P02') then 'a column has another type'
        else 'reading it failed'
      end
    ),
    'Repair the table as its migration defines it; docs/runbook.md says how to carry on until then'
  );
end;
$$;

create function allocator.refuse_zones(p_booking public.bookings, p_table_ids uuid[])
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform allocator.refuse(
    'TABLES_SPAN_ZONES', 'The tables stand in different zones',
    jsonb_build_object(
      'restaurantId', p_booking.restaurant_id,
      'tableIds', p_table_ids,
      'zones', (
        select count(distinct t.zone_id)
        from public.dining_tables as t
        where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids)
      )
    ),
    'Choose tables of one zone'
  );
end;
$$;

create or replace function allocator.store_response(
  p_booking public.bookings,
  p_operation text,
  p_idempotency_key text,
  p_request_hash bytea,
  p_response jsonb
)
returns void
language plpgsql
set search_path = ''
as $$
begin
  insert into public.assignment_requests as q
    (restaurant_id, operation, idempotency_key, request_hash, response)
  values (p_booking.restaurant_id, p_operation, p_idempotency_key, p_request_hash, p_response)
  on conflict (restaurant_id, operation, idempotency_key) do update
    set request_hash = excluded.request_hash, response = excluded.response, created_at = excluded.created_at
    where q.created_at <= now() - interval '24 hours';
  if not found then
    -- A request for another booking took the key while this one ran and was committed, so this one is undone.
    perform allocator.refuse_reused_key(p_booking, 'the request differs');
  end if;

  -- As a joined subquery it could run once per row of the join, and sweep ten each time.
  with expired as materialized (
    select old.operation, old.idempotency_key
    from public.assignment_requests as old
    where old.restaurant_id = p_booking.restaurant_id and old.created_at <= now() - interval '24 hours'
    limit 10
    for update skip locked
  )
  delete from public.assignment_requests as q
    using expired
    where q.restaurant_id = p_booking.restaurant_id
      and q.operation = expired.operation
      and q.idempotency_key = expired.idempotency_key;
end;
$$;

create or replace function allocator.update_booking(
  p_booking_id uuid,
  p_changes jsonb,
  p_idempotency_key text
)
returns jsonb
language plpgsql
security definer
set search_path = ''
set timezone = 'UTC'
set lock_timeout = '2s'
set plan_cache_mode = 'force_generic_plan'
set enable_seqscan = 'off'
set enable_bitmapscan = 'off'
as $$
declare
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
  if p_idempotency_key is not null then
    v_request_hash := allocator.hash_request(
      p_idempotency_key, p_changes || jsonb_build_object('bookingId', p_booking_id)
    );
  end if;
  v_booking := allocator.lock_booking(p_booking_id);
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
  if v_kept.id is not null and v_edited.party_size > v_booking.party_size then
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
    perform allocator.move_tables_along(v_edited, v_kept);
  end if;
  update public.bookings as b
    set (party_size, start_at, end_at, status, guest_name, notes) = (
      v_edited.party_size, v_edited.start_at, v_edited.end_at, v_edited.status, v_edited.guest_name, v_edited.notes
    )
    where b.id = v_booking.id and b.restaurant_id = v_booking.restaurant_id and v_edited is distinct from v_booking;

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
      v_edited, 'edited', auth.uid(),
      allocator.booking_state(v_booking, v_held.table_ids),
      allocator.booking_state(v_edited, v_kept.table_ids)
        || jsonb_build_object('edited', array(select jsonb_object_keys(p_changes) order by 1)),
      case when v_is_decided then v_capacity end,
      v_decision.reason
    );
  end if;

  v_response := allocator.edit_response(v_edited, v_kept, v_capacity);
  if p_idempotency_key is not null then
    perform allocator.store_response(v_edited, 'update_booking', p_idempotency_key, v_request_hash, v_response);
  end if;
  return v_response;
end;
$$;

create or replace function allocator.validate_capacity(
  p_booking public.bookings,
  p_moved_from timestamptz default null
)
returns allocator.capacity_decision
language plpgsql
set search_path = ''
as $$
declare
  v_decision allocator.capacity_decision := allocator.find_capacity(p_booking);
begin
  -- The snapshot of a transaction above read committed may be older than the limit; then the lock fails with 40001.
  if v_decision.state = 'enforced'
    or v_decision.state = 'unlimited' and current_setting('transaction_isolation') <> 'read committed' then
    perform allocator.lock_service_dates(
      p_booking.restaurant_id, allocator.service_dates_of(p_booking, v_decision, p_moved_from)
    );
  end if;
  if v_decision.state = 'enforced' then
    -- The limits may have changed while this transaction waited.
    v_decision := allocator.count_capacity(
      p_booking, allocator.apply_capacity_limits(p_booking.restaurant_id, v_decision)
    );
  end if;

  if v_decision.state in ('absent', 'bypassed') then
    raise log 'capacity not checked: state=% restaurant_id=% booking_id=% reason=%',
      v_decision.state, p_booking.restaurant_id, p_booking.id,
      coalesce(v_decision.reason, 'table public.restaurant_capacity_rules does not exist');
  elsif v_decision.covers > v_decision.max_covers then
    perform allocator.refuse_exceeded_capacity(p_booking, v_decision, 'covers');
  elsif v_decision.parties > v_decision.max_parties then
    perform allocator.refuse_exceeded_capacity(p_booking, v_decision, 'parties');
  end if;
  return v_decision;
end;
$$;

comment on column public.allocator_settings.restaurant_id is
  'Null: all restaurants. The restaurant''s own row takes precedence.';
comment on column public.assignment_requests.operation is 'The RPC, without its suffix: assign_tables, unassign_tables or update_booking.';
comment on column public.assignment_requests.request_hash is
  'SHA-256 of the canonical request; it shows whether the key is reused for another one.';
comment on column public.bookings.notes is 'Notes for the staff; null when there are none.';
comment on column public.dining_tables.is_active is
  'False: takes no new assignment; one that it already has stays.';
comment on column public.service_periods.day_of_week is
  'Day that the service begins on, 0 = Sunday to 6 = Saturday; null = every day. Where periods overlap, one for '
  'that weekday takes precedence over one for every day, then the one that began last.';
comment on column public.table_assignments.assigned_by is
  'The user who chose the tables; null when a system did. Not a foreign key: it outlives the account.';
comment on function allocator.actor_of_request(uuid) is
  'Who acts: the given user for a trusted caller, else the user of the request; null when a system acts. Raises '
  'TA005 when a user names another.';
comment on function allocator.assign_tables(uuid, uuid[], boolean, uuid, text) is
  'public.assign_tables_atomic_v2 with the rights of the owner. It waits at most 2 s for a lock (55P03). '
  'Plans are kept: planning the queries over table ids at each call took a seventh of it.';
comment on function allocator.capacity_bypass(uuid) is
  'Why the capacity guard is switched off for this restaurant; null while it is on. The session''s setting '
  'takes precedence, then the restaurant''s own row in allocator_settings, then the row for all.';
comment on function allocator.check_tables(public.bookings, uuid[], boolean) is
  'Whether the set of tables could seat the booking at some time: the tables exist (else TA003), are in use (TA007), '
  'have the seats (TA011) and, where they are several, stand in one zone (TA008), can be moved (TA009) and, if '
  'required, are adjacent (TA010). The ids are distinct. It does not look at who holds the tables. Each rule is '
  'stated here and nowhere else, and passes only when it is known to hold.';
comment on function allocator.check_tables_are_free(public.bookings, uuid[], uuid) is
  'Raises TA101 with the earliest booking of another party that holds one of the tables in the booking''s window. '
  'claim_tables asks it once it has given its locks back, so there may be none left, and it returns. '
  'p_assignment_id: the booking''s own assignment; null when it has none.';
comment on function allocator.claim_tables(public.bookings, uuid[], uuid) is
  'Locks the tables for the booking until the transaction ends: no other party has one of them in its window, and none '
  'can get one. Raises TA101 when another has; no table is locked then. p_assignment_id: the booking''s own '
  'assignment, which does not count; null when it has none.';
comment on function allocator.find_capacity(public.bookings) is
  'The state of the capacity guard for the booking and the limits of its service; nothing is counted yet. A bypass '
  'comes first, so that an operator can get past rules that cannot be read; otherwise these raise TA201.';
comment on function allocator.find_response(public.bookings, text, text, bytea) is
  'The stored response of this key, marked as replayed; null when the key is new or expired. Raises TA012 when '
  'the key stands for another request, or for an assignment that has been released or replaced since.';
comment on function allocator.find_service(uuid, text, timestamptz) is
  'The service that a booking with this start belongs to. service_period_id: null when it starts in none. '
  'service_date: the local date on which that service began, else the local date of the start. starts: the moments '
  'that belong to the same service; without a period, to the whole service date. Where periods '
  'overlap, one for that weekday takes precedence, then the one that began last, then the larger id.';
comment on function allocator.hash_request(text, jsonb) is
  'SHA-256 of a canonical request, which shows whether a key is reused for another request. Raises TA001 for a '
  'malformed key.';
comment on function allocator.hold_tables(public.bookings, uuid[], uuid) is
  'Holds these tables for the booking''s window in place of any it held, confirms it if it was pending, and returns '
  'the assignmentId. The caller has locked the booking and claimed the tables.';
comment on function allocator.is_passing_failure(text) is
  'Whether the failure is transient and not the fault of the table that was read: a deadlock, a timeout, a lost '
  'connection, no resources. The caller may try again.';
comment on function allocator.keep_tables_in_step() is
  'Trigger of bookings, for every writer: a booking that is over releases its tables at once, one that moves takes '
  'them along or is refused by table_is_not_double_booked (23P01). The RPCs have done both by then, with a better '
  'refusal, so there is nothing left to do.';
comment on function allocator.lock_tables(uuid[]) is
  'The second lock of every change that may take tables: one advisory lock per table until the transaction ends, in '
  'ascending order of the lock keys, so that sets in any order cannot deadlock. Two tables whose keys collide wait '
  'for each other needlessly, nothing worse.';
comment on function allocator.name_tables(uuid, uuid[]) is
  'These tables of a restaurant as the subject of a sentence: Table A, or Tables A, B and C. There is at least one.';
comment on function allocator.open_capacity_rules(uuid) is
  'The state of the capacity guard where no service has to be looked up for it: absent without capacity '
  'rules, unlimited without a rule for this restaurant; null where find_capacity_limits has to decide. Raises TA201 when the '
  'table is there but cannot be read. It comes before anything that reads restaurants or service_periods, and what it '
  'has opened stays open: dropping the rules locks them first and then the tables that they refer to, and in the same '
  'order calls and a drop wait for each other where they would deadlock.';
comment on function
  allocator.record_event(public.bookings, public.assignment_action, uuid, jsonb, jsonb, jsonb, text) is
  'Writes one row of the audit. p_actor_id: null when a system acted. p_capacity: as in the API''s response; null when the '
  'capacity guard had nothing to decide. p_bypass_reason: null unless the guard was bypassed.';
comment on function allocator.refuse_booking(uuid, uuid) is
  'Refuses a booking that the user may not change, or that does not exist: raises TA004 for a viewer of its restaurant, '
  'else TA002, so that a stranger cannot tell whether it exists. p_user_id: null when a system asks.';
comment on function allocator.refuse_missing_tables(public.bookings, uuid[]) is
  'Raises TA003 with those of the ids that are not tables of the booking''s restaurant.';
comment on function allocator.refuse_tables(text, text, text, public.bookings, uuid[], text) is
  'Refuses some of the requested tables for the reason. The predicates complete a sentence about one of them (is out '
  'of use) and about several (are out of use).';
comment on function allocator.refuse_unreadable_rules(text, text) is
  'Fails closed: raises TA201 with the cause. The database''s own message is only logged.';
comment on function allocator.refuse_zones(public.bookings, uuid[]) is
  'Raises TA008 with the number of zones that the tables stand in.';
comment on function allocator.store_response(public.bookings, text, text, bytea, jsonb) is
  'Stores the response for 24 hours under the key, in the transaction of the change, and deletes up to ten expired '
  'ones of the restaurant, so that no job has to. Raises TA012 when a request for another booking took the key at the '
  'same moment.';
comment on function allocator.timezone_of(uuid) is
  'The time zone of the restaurant. A call that goes on to the capacity guard reads it after open_capacity_rules.';
comment on function allocator.unassign_tables(uuid, uuid[], text) is
  'public.unassign_tables_atomic with the rights of the owner. It waits at most 2 s for a lock (55P03). '
  'Plans are kept: planning the queries over table ids at each call took a seventh of it.';
comment on function allocator.update_booking(uuid, jsonb, text) is
  'public.update_booking_with_capacity_check with the rights of the owner. p_changes: the columns to change and '
  'their values. It waits at most 2 s for a lock (55P03). '
  'Plans are kept: planning the queries over table ids at each call took a seventh of it.';
comment on table allocator.capacity_ledger is
  'One row per service date that was counted against a limit, rewritten by every such count. No query reads it: a '
  'transaction whose snapshot is older than a competitor''s commit (repeatable read, serializable) fails on it '
  'with 40001 instead of counting without that competitor. Rows of past dates can be deleted at any time.';
comment on table public.assignment_requests is
  'Stored responses by idempotency key. A row is valid for 24 hours after created_at; requests with a key delete a '
  'few expired rows. Refusals are not stored: a retry may succeed once the cause is gone.';
comment on table public.bookings is
  'A party, the time it is expected, and its status. Its window is [start_at, end_at).';
comment on type public.assignment_action is
  'The kind of an audit event: tables were assigned, replaced or released, or the booking was edited.';

revoke execute on function allocator.check_tables(public.bookings, uuid[], boolean)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.check_tables_are_free(public.bookings, uuid[], uuid)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.claim_tables(public.bookings, uuid[], uuid)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.lock_tables(uuid[]) from public, anon, authenticated, service_role;
revoke execute on function allocator.name_tables(uuid, uuid[]) from public, anon, authenticated, service_role;
revoke execute on function allocator.refuse_booking(uuid, uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.refuse_missing_tables(public.bookings, uuid[])
  from public, anon, authenticated, service_role;
revoke execute on function allocator.refuse_tables(text, text, text, public.bookings, uuid[], text)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.refuse_zones(public.bookings, uuid[])
  from public, anon, authenticated, service_role;
