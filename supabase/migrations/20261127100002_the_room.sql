drop trigger the_last_table_is_not_taken_away on public.assigned_tables;

drop trigger a_booking_that_is_over_holds_no_tables on public.bookings;

drop trigger a_deleted_booking_leaves_a_trace on public.bookings;

drop trigger a_direct_move_leaves_a_trace on public.bookings;

drop trigger an_assignment_agrees_with_its_booking on public.table_assignments;

drop trigger an_assignment_keeps_its_identity on public.table_assignments;

drop trigger an_assignment_takes_the_hold_of_its_booking on public.table_assignments;

drop trigger the_assignment_is_not_taken_away on public.table_assignments;

alter table public.bookings
  drop constraint a_booking_lasts_up_to_a_day_of_this_century;

alter table public.bookings
  drop constraint a_party_has_1_to_1000_guests;

drop function allocator.an_rpc_writes();

drop function allocator.assign_tables(uuid, uuid[], boolean, uuid, text);

drop function allocator.check_changes(jsonb);

drop function allocator.check_seats(public.bookings, bigint, uuid[]);

drop function allocator.check_tables(public.bookings, uuid[], boolean);

drop function allocator.check_tables_are_free(public.bookings, uuid[], uuid);

drop function allocator.claim_tables(public.bookings, uuid[], uuid);

drop function allocator.edit_response(public.bookings, allocator.assignment, jsonb);

drop function allocator.erase_guest_data(uuid, uuid[]);

drop function allocator.find_booking(uuid);

drop function allocator.hold_tables(public.bookings, uuid[], uuid);

drop function allocator.lock_booking(uuid, uuid);

drop function allocator.lock_rules(uuid);

drop function allocator.lock_service_dates(uuid, date[]);

drop function allocator.lock_tables(uuid, uuid[]);

drop function allocator.record_direct_move();

drop function allocator.record_event(public.bookings, public.assignment_action, uuid, jsonb, jsonb, jsonb, text);

drop function allocator.release_ended_booking();

drop function allocator.requested_table_ids(uuid[]);

drop function allocator.take_hold_of_booking();

drop function allocator.unassign_tables(uuid, uuid[], text);

drop function allocator.update_booking(uuid, jsonb, text);

drop function allocator.validate_capacity(public.bookings, timestamp with time zone);

drop function public.assign_tables_atomic_v2(uuid, uuid[], boolean, uuid, text);

drop function public.unassign_tables_atomic(uuid, uuid[], text);

drop function public.update_booking_with_capacity_check(uuid, timestamp with time zone, timestamp
  with time zone, integer, public.booking_status, text, text, text);

create table public.turn_times (
  id uuid not null default gen_random_uuid(),
  restaurant_id uuid not null,
  service_period_id uuid,
  up_to_party_size integer not null,
  minutes integer not null,
  created_at timestamp with time zone not null default now(),
  constraint a_party_size_has_one_turn_per_service unique nulls
    not distinct (restaurant_id, service_period_id, up_to_party_size),
  constraint a_turn_is_for_parties_of_up_to_1000 check (((up_to_party_size >= 1) and (up_to_party_size <= 1000))),
  constraint a_turn_takes_up_to_a_day check (((minutes >= 1) and (minutes <= 1440))),
  constraint turn_times_pkey primary key (restaurant_id, id)
);

alter table public.turn_times
  enable row level security;

create type allocator.obstacle as (
  table_id uuid,
  assignment_id uuid,
  booking_id uuid,
  during tstzrange,
  occupied boolean
);

create type allocator.block_claim as (
  during tstzrange,
  obstacles allocator.obstacle[],
  displaced public.bookings[]
);

create type allocator.seating as (
  booking_id uuid,
  table_ids uuid[],
  check_in boolean,
  end_at timestamp with time zone,
  extra_chairs boolean,
  apart boolean
);

alter type allocator.capacity_decision add attribute covers_without_table bigint cascade;

create function allocator.action_of_change(p_before public.booking_status, p_after public.booking_status)
returns public.assignment_action
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  return (case
    when p_before = p_after then 'edited'
    when p_after = 'checked_in' then 'checked_in'
    when p_after = 'completed' then 'left'
    when p_after = 'no_show' then 'no_show'
    else 'edited'
  end)::public.assignment_action;
end;
$$;

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

create function allocator.begin_waiting_block()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = 'off'
set enable_bitmapscan = 'off'
as $$
declare
  v_now constant timestamptz := clock_timestamp();
begin
  update public.table_assignments as a
    set during = tstzrange(v_now, upper(a.during))
    where a.restaurant_id = old.restaurant_id
      and a.part_of is not null
      and lower(a.during) > v_now
      and exists (
        select from public.assigned_tables as t
        where t.restaurant_id = a.restaurant_id and t.assignment_id = a.id and t.table_id = old.table_id
      )
      -- Not if one of its tables is occupied again, or promised until then.
      and not exists (
        select from public.assigned_tables as t
        join public.assigned_tables as other
          on other.restaurant_id = t.restaurant_id
          and other.table_id = t.table_id
          and other.assignment_id <> t.assignment_id
          and (other.occupied or other.during && tstzrange(v_now, lower(a.during)))
        where t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
      );
  return null;
end;
$$;

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

create function allocator.booking_response(
  p_booking public.bookings,
  p_assignment allocator.assignment,
  p_capacity jsonb
)
returns jsonb
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  return jsonb_build_object(
    'restaurantId', p_booking.restaurant_id,
    'replayed', false,
    'booking', jsonb_build_object(
      'id', p_booking.id,
      'restaurantId', p_booking.restaurant_id,
      'partySize', p_booking.party_size,
      'startAt', p_booking.start_at,
      'endAt', p_booking.end_at,
      'status', p_booking.status,
      'guestName', p_booking.guest_name,
      'guestPhone', p_booking.guest_phone,
      'notes', p_booking.notes,
      'arrivedAt', p_booking.arrived_at,
      'arrivedGuests', p_booking.arrived_guests,
      'seatedAt', p_booking.seated_at,
      'leftAt', p_booking.left_at,
      'updatedAt', p_booking.updated_at
    ),
    'assignment', case
      when p_assignment.id is not null
        then jsonb_build_object('assignmentId', p_assignment.id, 'tableIds', p_assignment.table_ids)
    end,
    'capacity', p_capacity
  );
end;
$$;

create or replace function allocator.booking_state(p_booking public.bookings, p_table_ids uuid[])
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_state jsonb;
begin
  v_state := jsonb_build_object(
    'status', p_booking.status,
    'partySize', p_booking.party_size,
    'startAt', p_booking.start_at,
    'endAt', p_booking.end_at,
    'tableIds', coalesce(p_table_ids, '{}')
  );
  if p_booking.seated_at is not null then
    v_state := v_state || jsonb_build_object('seatedAt', p_booking.seated_at);
  end if;
  return v_state;
end;
$$;

create or replace function allocator.capacity_json(p_decision allocator.capacity_decision)
returns jsonb
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_decision is null then
    return null;
  end if;
  return jsonb_build_object(
    'state', p_decision.state,
    'covers', p_decision.covers,
    'maxCovers', p_decision.max_covers,
    'parties', p_decision.parties,
    'maxParties', p_decision.max_parties,
    'coversWithoutTable', p_decision.covers_without_table
  );
end;
$$;

create or replace function allocator.check_assignment_has_seated_booking()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = 'off'
set enable_bitmapscan = 'off'
as $$
begin
  if new.booking_id is null then
    if not allocator.is_empty_block(new.restaurant_id, new.id) then
      return null;
    end if;
    raise exception using
      errcode = 'check_violation',
      schema = 'public', table = tg_table_name, constraint = tg_name,
      message = 'A block has tables',
      hint = 'Block tables with block_tables_atomic';
  end if;
  perform
    from public.bookings as b
    where b.id = new.booking_id
      and b.restaurant_id = new.restaurant_id
      and b.status not in ('confirmed', 'checked_in');
  if not found then
    return null;
  end if;
  if exists (
    select from public.table_assignments as a
    where a.restaurant_id = new.restaurant_id and a.booking_id = new.booking_id
  ) then
    perform allocator.refuse_disagreement(new.booking_id, tg_table_name, tg_name);
  end if;
  return null;
end;
$$;

create function allocator.check_block(p_start_at timestamptz, p_end_at timestamptz, p_reason text)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if (
      p_start_at < p_end_at
      and p_end_at - p_start_at <= interval '366 days'
      and p_start_at >= timestamptz '2000-01-01 00:00:00+00'
      and p_end_at < timestamptz '2100-01-01 00:00:00+00'
      and p_end_at > clock_timestamp()
    ) is not true then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A block ends after it starts, within 366 days, and ahead of now',
      jsonb_build_object('startAt', p_start_at, 'endAt', p_end_at),
      'Correct the times'
    );
  elsif p_reason !~ '\S' or p_reason is null or length(p_reason) > 200 then
    perform allocator.refuse(
      'INVALID_REQUEST', 'The reason of a block has 1 to 200 characters',
      jsonb_build_object('characters', length(p_reason)),
      'Say in a few words why the tables are blocked'
    );
  end if;
end;
$$;

create function allocator.check_capacity(p_booking public.bookings, p_decision allocator.capacity_decision)
returns allocator.capacity_decision
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_decision.state in ('absent', 'bypassed') then
    raise log 'capacity not checked: state=% restaurant_id=% booking_id=% reason=%',
      p_decision.state, p_booking.restaurant_id, p_booking.id,
      coalesce(p_decision.reason, 'table public.restaurant_capacity_rules does not exist');
  elsif p_decision.covers > p_decision.max_covers then
    perform allocator.refuse_exceeded_capacity(p_booking, p_decision, 'covers');
  elsif p_decision.parties > p_decision.max_parties then
    perform allocator.refuse_exceeded_capacity(p_booking, p_decision, 'parties');
  end if;
  return p_decision;
end;
$$;

create function allocator.check_changes(p_changes jsonb, p_override text)
returns void
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if length(p_changes ->> 'guest_name') > 200 then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A name has at most 200 characters',
      jsonb_build_object('characters', length(p_changes ->> 'guest_name')), 'Shorten the name'
    );
  elsif length(p_changes ->> 'notes') > 2000 then
    perform allocator.refuse(
      'INVALID_REQUEST', 'Notes have at most 2000 characters',
      jsonb_build_object('characters', length(p_changes ->> 'notes')), 'Shorten the notes'
    );
  elsif length(p_changes ->> 'guest_phone') > 40 then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A phone number has at most 40 characters',
      jsonb_build_object('characters', length(p_changes ->> 'guest_phone')), 'Shorten the phone number'
    );
  elsif (p_changes ->> 'arrived_guests')::integer not between 1 and 1000 then
    perform allocator.refuse(
      'INVALID_REQUEST', 'Of a party 1 to 1000 guests arrive',
      jsonb_build_object('arrivedGuests', p_changes -> 'arrived_guests'), 'Correct how many have come'
    );
  elsif p_override is not null and p_override !~ '\S' or length(p_override) > 500 then
    perform allocator.refuse(
      'INVALID_REQUEST', 'The reason for passing the limit has 1 to 500 characters',
      jsonb_build_object('characters', length(p_override)), 'Say in a few words why this party is let in'
    );
  end if;
end;
$$;

create function allocator.check_check_in(p_booking public.bookings)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_earliest constant timestamptz := p_booking.start_at - interval '2 hours';
begin
  if clock_timestamp() >= p_booking.end_at then
    perform allocator.refuse_unassignable(p_booking);
  elsif clock_timestamp() < v_earliest then
    perform allocator.refuse(
      'CHECK_IN_TOO_EARLY',
      format(
        'The booking starts %s; its party can sit down 2 hours before at the earliest',
        allocator.describe_moment(
          p_booking.start_at, clock_timestamp(), allocator.timezone_of(p_booking.restaurant_id)
        )
      ),
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id,
        'bookingId', p_booking.id,
        'startAt', p_booking.start_at,
        'earliestAt', v_earliest
      ),
      'If the party is here, move the booking to now in the same request'
    );
  end if;
end;
$$;

create or replace function allocator.check_edit(p_booking public.bookings, p_edited public.bookings, p_holds_tables boolean)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if (p_edited.party_size between 1 and 1000) is not true then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A party has 1 to 1000 guests',
      jsonb_build_object('restaurantId', p_booking.restaurant_id, 'partySize', p_edited.party_size),
      'Correct the party size'
    );
  elsif (
      p_edited.start_at < p_edited.end_at
      and p_edited.end_at - p_edited.start_at <= interval '24 hours'
      and p_edited.start_at >= timestamptz '2000-01-01 00:00:00+00'
      and p_edited.end_at < timestamptz '2100-01-01 00:00:00+00'
    ) is not true then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A booking ends after it starts, within 24 hours, in the years 2000 to 2099',
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id, 'startAt', p_edited.start_at, 'endAt', p_edited.end_at
      ),
      'Correct the times; give startAt and endAt together to move a booking'
    );
  elsif p_holds_tables and p_edited.status = 'pending' then
    perform allocator.refuse(
      'STATUS_NOT_ALLOWED', 'A booking that holds tables cannot be pending',
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id, 'status', p_booking.status, 'requestedStatus', p_edited.status
      ),
      'Release its tables; that makes it pending'
    );
  elsif not p_holds_tables and p_edited.status in ('confirmed', 'checked_in') then
    perform allocator.refuse(
      'STATUS_NOT_ALLOWED',
      format('A booking without tables cannot be %s', replace(p_edited.status::text, '_', ' ')),
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id, 'status', p_booking.status, 'requestedStatus', p_edited.status
      ),
      'Assign tables first; that confirms it'
    );
  end if;
end;
$$;

create function allocator.check_host(p_restaurant_id uuid)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_exists boolean;
  v_role text;
begin
  select true, m.role::text
    into v_exists, v_role
    from public.restaurants as r
    left join public.restaurant_members as m
      on m.restaurant_id = r.id and m.user_id = allocator.caller_id()
    where r.id = p_restaurant_id;
  if v_role in ('owner', 'manager', 'host') or v_exists and allocator.caller_is_trusted() then
    return;
  elsif v_role = 'viewer' then
    perform allocator.refuse(
      'ROLE_NOT_ALLOWED', 'A viewer may not change bookings or their tables',
      jsonb_build_object('restaurantId', p_restaurant_id, 'role', 'viewer'),
      'Ask an owner or a manager to make you a host'
    );
  end if;
  perform allocator.refuse(
    'RESTAURANT_NOT_FOUND', 'There is no such restaurant',
    jsonb_build_object('restaurantId', p_restaurant_id),
    'Check the id, and that the signed-in user works there'
  );
end;
$$;

create or replace function allocator.check_response_is_true(p_booking public.bookings, p_request public.assignment_requests)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_assignment_id constant uuid := (allocator.assignment_of(p_booking)).id;
begin
  if p_booking.id is null then
    if exists (
      select from jsonb_path_query(p_request.response, '$.**.assignmentId') as answered (id)
      where p_request.operation <> 'unblock_tables'
        and not exists (
          select from public.table_assignments as a
          where a.restaurant_id = p_request.restaurant_id and a.id = (answered.id #>> '{}')::uuid
        )
    ) then
      perform allocator.refuse_reused_key(p_booking, 'the assignment no longer exists');
    end if;
  elsif p_request.assignment_id is null and v_assignment_id is not null then
    perform allocator.refuse_reused_key(p_booking, 'the booking has tables again');
  elsif p_request.assignment_id is distinct from v_assignment_id then
    perform allocator.refuse_reused_key(p_booking, 'the assignment no longer exists');
  elsif p_request.response #>> '{booking,status}' <> p_booking.status::text then
    perform allocator.refuse_reused_key(p_booking, 'the status has changed');
  end if;
end;
$$;

create or replace function allocator.check_seated_booking_keeps_tables()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = 'off'
set enable_bitmapscan = 'off'
as $$
declare
  v_booking_id uuid;
begin
  -- Not tg_table_name, which in a partitioned table is the partition.
  if tg_argv[0] = 'table_assignments' then
    v_booking_id := old.booking_id;
  else
    select a.booking_id
      into v_booking_id
      from public.table_assignments as a
      where a.restaurant_id = old.restaurant_id and a.id = old.assignment_id;
    if not found then
      -- It went with its assignment, which is checked itself.
      return null;
    elsif v_booking_id is null and allocator.is_empty_block(old.restaurant_id, old.assignment_id) then
      raise exception using
        errcode = 'check_violation',
        schema = 'public', table = tg_table_name, constraint = 'the_last_table_is_not_taken_away',
        message = 'A block has tables',
        hint = 'Take the block back with unblock_tables_atomic';
    end if;
  end if;

  perform
    from public.bookings as b
    where b.id = v_booking_id
      and b.restaurant_id = old.restaurant_id
      and b.status in ('confirmed', 'checked_in')
      and not exists (
        select from public.table_assignments as a
        join public.assigned_tables as t on t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
        where a.restaurant_id = b.restaurant_id and a.booking_id = b.id
      );
  if found then
    perform allocator.refuse_disagreement(
      v_booking_id, tg_table_name,
      case tg_argv[0]
        when 'table_assignments' then 'the_assignment_is_not_taken_away'
        else 'the_last_table_is_not_taken_away'
      end
    );
  end if;
  return null;
end;
$$;

create function allocator.check_seats(
  p_booking public.bookings,
  p_seats bigint,
  p_table_ids uuid[],
  p_extra_chairs boolean default false
)
returns boolean
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_seats bigint := p_seats;
begin
  if p_extra_chairs then
    v_seats := p_seats + 2 * cardinality(p_table_ids);
  end if;
  if v_seats < p_booking.party_size then
    perform allocator.refuse(
      'PARTY_EXCEEDS_SEATS',
      format('The tables have %s seats, the party has %s guests', v_seats, p_booking.party_size),
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id,
        'tableIds', p_table_ids,
        'seats', v_seats,
        'partySize', p_booking.party_size
      ),
      'Choose larger tables or add one'
    );
  end if;
  return true;
end;
$$;

create function allocator.check_stored_booking(p_before public.bookings, p_after public.bookings)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  -- A row from before a rule keeps what it has until it is changed.
  if p_after.party_size is distinct from p_before.party_size
    and p_after.party_size not between 1 and 1000 then
    perform allocator.refuse_row(
      'bookings', 'a_party_has_1_to_1000_guests', 'A party has 1 to 1000 guests'
    );
  elsif (p_after.start_at is distinct from p_before.start_at or p_after.end_at is distinct from p_before.end_at)
    and not (
      p_after.start_at < p_after.end_at
      and p_after.end_at - p_after.start_at <= interval '24 hours'
      and p_after.start_at >= timestamptz '2000-01-01 00:00:00+00'
      and p_after.end_at < timestamptz '2100-01-01 00:00:00+00'
    ) then
    perform allocator.refuse_row(
      'bookings', 'a_booking_lasts_up_to_a_day_of_this_century',
      'A booking ends after it starts, up to 24 hours later, in the years 2000 to 2099'
    );
  elsif p_after.held_from < least(p_after.start_at, p_after.seated_at) then
    perform allocator.refuse_row(
      'bookings', 'a_hold_lies_between_the_party_and_its_end',
      'Tables are held from the start of the booking or from when its party sits down, until its end'
    );
  elsif p_after.status = 'checked_in' and p_after.seated_at is null then
    perform allocator.refuse_row(
      'bookings', 'a_seated_party_has_sat_down', 'A party that sits has sat down at some time'
    );
  elsif p_after.arrived_guests not between 1 and 1000 then
    perform allocator.refuse_row(
      'bookings', 'those_who_arrived_are_1_to_1000', 'Of a party 1 to 1000 guests arrive'
    );
  end if;
end;
$$;

create function allocator.check_tables(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_require_adjacency boolean,
  p_extra_chairs boolean default false,
  p_apart boolean default false
)
returns boolean
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_tables integer;
  v_seats bigint;
  v_are_active boolean;
  v_are_movable boolean;
  v_share_a_zone boolean;
begin
  -- What the foreign key would lock at the commit, where no timeout holds, is locked here. Without waiting: a deletion
  -- may lock tables in any order, and could deadlock with a call that waits for one.
  if cardinality(p_table_ids) = 1 then
    -- Most sets are one table, which needs no aggregate.
    select 1, t.seats, t.is_active
      into v_tables, v_seats, v_are_active
      from public.dining_tables as t
      where t.restaurant_id = p_booking.restaurant_id and t.id = p_table_ids[1]
      for key share nowait;
  else
    select
        count(*),
        sum(t.seats),
        bool_and(t.is_active),
        bool_and(t.is_movable),
        -- In place of count(distinct), which sorts.
        (array_agg(t.zone_id))[1] = all (array_agg(t.zone_id))
      into v_tables, v_seats, v_are_active, v_are_movable, v_share_a_zone
      from (
        select d.*
        from public.dining_tables as d
        where d.restaurant_id = p_booking.restaurant_id and d.id = any (p_table_ids)
        for key share nowait
      ) as t;
  end if;

  if v_tables is distinct from cardinality(p_table_ids) then
    perform allocator.refuse_missing_tables(p_booking, p_table_ids);
  elsif v_are_active is not true then
    perform allocator.refuse_tables(
      'TABLE_INACTIVE', 'is out of use', 'are out of use', p_booking,
      array(
        select t.id from public.dining_tables as t
        where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids) and not t.is_active
      ),
      'Choose other tables'
    );
  elsif v_tables = 1 or p_apart then
    null;
  elsif v_share_a_zone is not true then
    perform allocator.refuse_zones(p_booking, p_table_ids);
  elsif v_are_movable is not true then
    perform allocator.refuse_tables(
      'TABLE_NOT_MOVABLE', 'is fixed and cannot be joined with others', 'are fixed and cannot be joined', p_booking,
      array(
        select t.id from public.dining_tables as t
        where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids) and not t.is_movable
      ),
      'Assign a fixed table alone, or choose movable tables'
    );
  elsif p_require_adjacency
    and allocator.tables_are_adjacent(p_booking.restaurant_id, p_table_ids) is not true then
    perform allocator.refuse(
      'TABLES_NOT_ADJACENT', 'The tables do not all stand next to each other',
      jsonb_build_object('restaurantId', p_booking.restaurant_id, 'tableIds', p_table_ids),
      'Choose tables that form one group, or do not require adjacency'
    );
  end if;
  return allocator.check_seats(p_booking, v_seats, p_table_ids, p_extra_chairs);
end;
$$;

create function allocator.check_tables_are_free(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_assignment_id uuid,
  p_looks_at_room boolean,
  p_hold tstzrange
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_occupant record;
  v_blocker record;
begin
  loop
    exit when not p_looks_at_room;
    select t.id as table_id, t.label, b as booking
      into v_occupant
      from unnest(p_table_ids) as wanted (table_id)
      cross join lateral (
        select h.*
        from public.assigned_tables as h
        where h.restaurant_id = p_booking.restaurant_id
          and h.table_id = wanted.table_id
          and h.occupied
          and h.assignment_id is distinct from p_assignment_id
        offset 0
      ) as held
      join public.table_assignments as a on a.restaurant_id = held.restaurant_id and a.id = held.assignment_id
      join public.bookings as b on b.restaurant_id = a.restaurant_id and b.id = a.booking_id
      join public.dining_tables as t on t.restaurant_id = held.restaurant_id and t.id = held.table_id
      order by t.label, t.id
      limit 1;
    exit when not found;
    if not allocator.close_forgotten(p_booking.restaurant_id, (v_occupant.booking).id) then
      perform allocator.refuse_taken_table(
        'TABLE_OCCUPIED', p_booking, v_occupant.table_id, v_occupant.label, v_occupant.booking
      );
    end if;
  end loop;

  -- With the booking as it was when it held the table: a later query could find it cancelled.
  select t.id as table_id, t.label, coalesce(a.part_of, a.id) as block_id, a.block_reason, held.during, b as booking
    into v_blocker
    from unnest(p_table_ids) as wanted (table_id)
    cross join lateral (
      select h.*
      from public.assigned_tables as h
      where h.restaurant_id = p_booking.restaurant_id
        and h.table_id = wanted.table_id
        and h.during && p_hold
        and h.assignment_id is distinct from p_assignment_id
      -- Keeps the planner from joining the other way round, which reads the index of the whole restaurant.
      offset 0
    ) as held
    join public.table_assignments as a on a.restaurant_id = held.restaurant_id and a.id = held.assignment_id
    left join public.bookings as b on b.restaurant_id = a.restaurant_id and b.id = a.booking_id
    join public.dining_tables as t on t.restaurant_id = held.restaurant_id and t.id = held.table_id
    order by lower(held.during), t.label, t.id
    limit 1;
  if not found then
    return;
  elsif v_blocker.block_reason is not null then
    perform allocator.refuse_blocked_table(
      p_booking, v_blocker.table_id, v_blocker.label, v_blocker.block_id, v_blocker.block_reason, v_blocker.during
    );
  else
    perform allocator.refuse_taken_table(
      'TABLE_TAKEN', p_booking, v_blocker.table_id, v_blocker.label, v_blocker.booking
    );
  end if;
end;
$$;

create function allocator.check_tables_exist(p_booking public.bookings, p_table_ids uuid[])
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  -- As in check_tables.
  if (
    select count(*)
    from (
      select
      from public.dining_tables as d
      where d.restaurant_id = p_booking.restaurant_id and d.id = any (p_table_ids)
      for key share nowait
    ) as t
  ) < cardinality(p_table_ids) then
    -- The restaurant may have been deleted since the call began.
    perform allocator.check_host(p_booking.restaurant_id);
    perform allocator.refuse_missing_tables(p_booking, p_table_ids);
  end if;
end;
$$;

create function allocator.claim_block(
  p_restaurant_id uuid,
  p_table_ids uuid[],
  p_start_at timestamptz,
  p_end_at timestamptz,
  p_displace boolean
)
returns allocator.block_claim
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_claim allocator.block_claim;
  v_now timestamptz;
  v_locked_ids uuid[] := array[]::uuid[];
  v_found_ids uuid[];
  v_locked public.bookings[];
  v_request public.bookings;
begin
  v_request.restaurant_id := p_restaurant_id;
  loop
    begin
      v_locked := allocator.lock_bookings(p_restaurant_id, v_locked_ids);
      perform allocator.check_tables_exist(v_request, p_table_ids);
      perform allocator.lock_tables(p_restaurant_id, p_table_ids);
      v_now := clock_timestamp();
      v_claim.during := tstzrange(greatest(p_start_at, v_now), greatest(p_end_at, v_now));
      v_claim.obstacles := allocator.obstacles_of_block(p_restaurant_id, p_table_ids, v_claim.during, v_now);
      -- All of them, not only up to the first.
      if (
        select bool_or(allocator.close_forgotten(p_restaurant_id, o.booking_id))
        from unnest(v_claim.obstacles) as o
        where o.occupied
      ) then
        v_claim.obstacles := allocator.obstacles_of_block(p_restaurant_id, p_table_ids, v_claim.during, v_now);
      end if;
      if exists (select from unnest(v_claim.obstacles) as o where o.booking_id is null or not p_displace) then
        perform allocator.refuse_block(p_restaurant_id, v_claim.obstacles);
      end if;
      v_found_ids := array(
        select distinct o.booking_id from unnest(v_claim.obstacles) as o where not o.occupied order by 1
      );
      if v_found_ids <@ v_locked_ids then
        v_claim.displaced := array(select b from unnest(v_locked) as b where b.id = any (v_found_ids));
        return v_claim;
      end if;
      raise exception 'There are other bookings in the way' using errcode = 'TA999';
    exception
      -- The locks go with the block: bookings are locked before tables.
      when sqlstate 'TA999' then
        v_locked_ids := v_found_ids;
    end;
  end loop;
end;
$$;

create function allocator.claim_sets(
  p_bookings public.bookings[],
  p_seatings allocator.seating[],
  p_held allocator.assignment[]
)
returns public.bookings[]
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  -- After the last wait, as in claim_tables.
  v_now constant timestamptz := clock_timestamp();
  v_restaurant_id constant uuid := p_bookings[1].restaurant_id;
  v_booking public.bookings;
  v_is_seated boolean;
  v_looks_at_room boolean[];
  v_holds tstzrange[];
  v_clash record;
begin
  for i in 1..cardinality(p_bookings) loop
    v_booking := p_bookings[i];
    v_is_seated := v_booking.status = 'checked_in';
    if v_is_seated and v_booking.end_at <= v_now then
      perform allocator.refuse_unassignable(v_booking);
    end if;
    v_booking.held_from := allocator.held_from(v_booking, v_now, true);
    p_bookings[i] := v_booking;
    v_holds[i] := tstzrange(coalesce(v_booking.held_from, v_booking.start_at), v_booking.end_at);
    v_looks_at_room[i] := v_is_seated or (
      v_booking.start_at <= v_now
      and not (p_seatings[i].table_ids <@ coalesce(p_held[i].table_ids, array[]::uuid[]))
    );
  end loop;

  -- One look for all of them, in the plan of claim_tables; only if something is in the way, one for each, to name it.
  perform
    from generate_subscripts(p_seatings, 1) as n
    cross join lateral unnest(p_seatings[n].table_ids) as wanted (table_id)
    cross join lateral (
      (
        select true
        from public.assigned_tables as held
        where held.restaurant_id = v_restaurant_id
          and held.table_id = wanted.table_id
          and held.during && v_holds[n]
        limit 1
      )
      union all
      (
        select true
        from public.assigned_tables as held
        where v_looks_at_room[n]
          and held.restaurant_id = v_restaurant_id
          and held.table_id = wanted.table_id
          and held.occupied
        limit 1
      )
    ) as obstacle
    limit 1;
  if found then
    for i in 1..cardinality(p_bookings) loop
      perform allocator.check_tables_are_free(
        p_bookings[i], p_seatings[i].table_ids, null, v_looks_at_room[i], v_holds[i]
      );
    end loop;
  end if;

  -- Those that get their sets together must not be in each other's way either.
  select h.n, other.n as other_n, h.table_id
    into v_clash
    from (
      select n, unnest(p_seatings[n].table_ids) as table_id from generate_subscripts(p_seatings, 1) as n
    ) as h
    join (
      select n, unnest(p_seatings[n].table_ids) as table_id from generate_subscripts(p_seatings, 1) as n
    ) as other
      on other.table_id = h.table_id and other.n < h.n
    where v_holds[h.n] && v_holds[other.n]
      or (p_bookings[h.n].status = 'checked_in' and p_bookings[other.n].status = 'checked_in')
    order by h.n, other.n
    limit 1;
  if found then
    perform allocator.refuse_taken_table(
      'TABLE_TAKEN', p_bookings[v_clash.n], v_clash.table_id,
      (
        select t.label from public.dining_tables as t
        where t.restaurant_id = p_bookings[v_clash.n].restaurant_id and t.id = v_clash.table_id
      ),
      (
        select b from public.bookings as b
        where b.restaurant_id = p_bookings[v_clash.n].restaurant_id and b.id = p_bookings[v_clash.other_n].id
      )
    );
  end if;
  return p_bookings;
end;
$$;

create function allocator.claim_tables(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_held allocator.assignment,
  p_is_taken boolean
)
returns public.bookings
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_seated constant boolean := p_booking.status = 'checked_in';
  v_locks uuid[] := p_table_ids;
  v_now timestamptz;
  v_looks_at_room boolean;
  v_hold tstzrange;
begin
  if v_is_seated and p_held.id is not null then
    -- Those that it leaves too: whoever sits down there next waits for this transaction instead of being refused.
    v_locks := p_held.table_ids || p_table_ids;
  end if;
  loop
    begin
      v_now := allocator.lock_tables(p_booking.restaurant_id, v_locks);
      if v_is_seated then
        p_booking.seated_at := coalesce(p_booking.seated_at, v_now);
      end if;
      if v_is_seated or p_booking.start_at <= v_now then
        p_booking.held_from := allocator.held_from(p_booking, v_now, p_is_taken);
        v_looks_at_room := v_is_seated or not (p_table_ids <@ coalesce(p_held.table_ids, array[]::uuid[]));
      elsif p_is_taken then
        p_booking.held_from := null;
      end if;
      -- In later statements, which see what earlier holders of the locks have committed. The limits keep the planner
      -- from joining the other way round, which reads the index of the whole restaurant.
      if v_looks_at_room then
        perform
          from unnest(p_table_ids) as wanted (table_id)
          cross join lateral (
            select
            from public.assigned_tables as held
            where held.restaurant_id = p_booking.restaurant_id
              and held.table_id = wanted.table_id
              and held.occupied
              and held.assignment_id is distinct from p_held.id
            limit 1
          ) as occupied;
        if found then
          raise exception 'A table is occupied' using errcode = 'TA103';
        end if;
      end if;
      v_hold := tstzrange(
        coalesce(p_booking.held_from, p_booking.start_at),
        -- A party that outstays its window must not get a table that is promised right now either.
        case
          when v_is_seated then greatest(p_booking.end_at, v_now + interval '1 microsecond')
          else p_booking.end_at
        end
      );
      if cardinality(p_table_ids) = 1 then
        -- Most sets are one table, which needs no join.
        perform
          from public.assigned_tables as held
          where held.restaurant_id = p_booking.restaurant_id
            and held.table_id = p_table_ids[1]
            and held.during && v_hold
            and held.assignment_id is distinct from p_held.id;
      else
        perform
          from unnest(p_table_ids) as wanted (table_id)
          cross join lateral (
            select
            from public.assigned_tables as held
            where held.restaurant_id = p_booking.restaurant_id
              and held.table_id = wanted.table_id
              and held.during && v_hold
              and held.assignment_id is distinct from p_held.id
            limit 1
          ) as taken;
      end if;
      if not found then
        return p_booking;
      end if;
      raise exception 'A table is taken' using errcode = 'TA103';
    exception
      -- The locks go with the block: the next in line need not wait until the refusal is written.
      when sqlstate 'TA103' then
        null;
    end;
    perform allocator.check_tables_are_free(
      p_booking, p_table_ids, p_held.id, coalesce(v_looks_at_room, false), v_hold
    );
  end loop;
end;
$$;

create function allocator.close_forgotten(p_restaurant_id uuid, p_booking_id uuid)
returns boolean
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_timezone text;
  v_booking public.bookings;
  v_gone public.bookings;
  v_held allocator.assignment;
begin
  perform allocator.open_rules_table(p_restaurant_id);
  v_timezone := allocator.timezone_of(p_restaurant_id);
  select b.*
    into v_booking
    from public.bookings as b
    where b.id = p_booking_id
      and b.restaurant_id = p_restaurant_id
      and b.status = 'checked_in'
      and b.end_at < v_now - interval '6 hours'
    -- Out of the order of the locks, so it must not wait.
    for no key update nowait;
  if not found
    or (allocator.find_service(p_restaurant_id, v_timezone, v_booking.start_at)).service_date
      >= (allocator.find_service(p_restaurant_id, v_timezone, v_now)).service_date then
    return not exists (
      select from public.bookings as b
      where b.id = p_booking_id and b.restaurant_id = p_restaurant_id and b.status = 'checked_in'
    );
  end if;

  v_held := allocator.assignment_of(v_booking);
  perform set_config('allocator.rpc', 'on', true);
  delete from public.table_assignments as a
    where a.restaurant_id = p_restaurant_id and a.booking_id = p_booking_id;
  update public.bookings as b
    set status = 'completed', left_at = b.end_at
    where b.id = p_booking_id and b.restaurant_id = p_restaurant_id
    returning b.* into v_gone;
  perform set_config('allocator.rpc', '', true);
  perform allocator.record_event(
    v_gone, 'left', null,
    allocator.booking_state(v_booking, v_held.table_ids),
    allocator.booking_state(v_gone, null) || jsonb_build_object('closedBySystem', true),
    null, null
  );
  return true;
end;
$$;

create function allocator.complete_assignment()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  -- As in keep_booking.
  v_rpc constant text := case
    when session_user = 'authenticator' or pg_has_role(session_user, current_user, 'usage') then
      current_setting('allocator.rpc', true)
  end;
begin
  if v_rpc = 'stamped' then
    return new;
  end if;
  if (new.booking_id is null) <> (new.block_reason is not null) then
    perform allocator.refuse_row(
      tg_table_name, 'tables_are_held_for_a_booking_or_blocked', 'An assignment has either a booking or a block_reason'
    );
  elsif new.booking_id is null and (new.occupied or isempty(new.during)) then
    perform allocator.refuse_row(
      tg_table_name, 'a_block_has_a_window_and_nobody_sits_there', 'A block has a window, and nobody sits there'
    );
  elsif new.during is null and new.booking_id is not null then
    select b.hold, b.is_seated
      into new.during, new.occupied
      from public.bookings as b
      where b.id = new.booking_id and b.restaurant_id = new.restaurant_id;
    if not found then
      -- The foreign key says so.
      new.during := 'empty';
      new.occupied := false;
    end if;
  end if;
  return new;
end;
$$;

create or replace function allocator.count_capacity(
  p_booking public.bookings,
  p_decision allocator.capacity_decision
)
returns allocator.capacity_decision
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_decision.state = 'enforced' then
    select
        coalesce(sum(b.party_size) filter (where b.status <> 'pending'), 0),
        count(*) filter (where b.status <> 'pending'),
        coalesce(sum(b.party_size) filter (where b.status = 'pending'), 0)
      into p_decision.covers, p_decision.parties, p_decision.covers_without_table
      from public.bookings as b
      where b.restaurant_id = p_booking.restaurant_id
        and b.start_at >= lower(p_decision.starts)
        and b.start_at < upper(p_decision.starts)
        and p_decision.starts @> b.start_at
        and b.status in ('pending', 'confirmed', 'checked_in', 'completed');
  end if;
  return p_decision;
end;
$$;

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
    perform allocator.check_tables(v_booking, v_table_ids, p_require_adjacency, p_extra_chairs);
    v_booking.status := (case when p_check_in then 'checked_in' else 'confirmed' end)::public.booking_status;
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

create function allocator.decision_of(p_booking public.bookings, p_decisions allocator.capacity_decision[])
returns integer
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_position integer;
begin
  select i
    into v_position
    from generate_subscripts(p_decisions, 1) as i
    where p_decisions[i].starts is null or p_decisions[i].starts @> p_booking.start_at
    -- That of a period comes first: without one it is of the whole date, and also of what starts in the periods.
    order by p_decisions[i].service_period_id nulls last
    limit 1;
  if p_decisions[v_position].starts is not null
    and p_decisions[v_position].service_period_id is null
    and (
      allocator.find_service(
        p_booking.restaurant_id, allocator.timezone_of(p_booking.restaurant_id), p_booking.start_at
      )
    ).service_period_id is not null then
    return null;
  end if;
  return v_position;
end;
$$;

create function allocator.describe_moment(p_moment timestamptz, p_near timestamptz, p_timezone text)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_moment constant timestamp := p_moment at time zone p_timezone;
begin
  return to_char(
    v_moment,
    case when v_moment::date = (p_near at time zone p_timezone)::date then 'HH24:MI' else 'YYYY-MM-DD HH24:MI' end
  );
end;
$$;

create or replace function allocator.describe_window(p_start_at timestamptz, p_end_at timestamptz, p_near timestamptz, p_timezone text)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return format(
    'from %s to %s',
    allocator.describe_moment(p_start_at, p_near, p_timezone),
    allocator.describe_moment(p_end_at, p_start_at, p_timezone)
  );
end;
$$;

create function allocator.displace(p_bookings public.bookings[], p_user_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_booking public.bookings;
  v_pending public.bookings;
  v_held allocator.assignment;
begin
  foreach v_booking in array p_bookings loop
    v_held := allocator.assignment_of(v_booking);
    perform set_config('allocator.rpc', 'on', true);
    delete from public.table_assignments as a
      where a.restaurant_id = v_booking.restaurant_id and a.booking_id = v_booking.id;
    update public.bookings as b
      set status = 'pending'
      where b.restaurant_id = v_booking.restaurant_id and b.id = v_booking.id
      returning b.* into v_pending;
    perform set_config('allocator.rpc', '', true);
    perform allocator.record_event(
      v_pending, 'released', p_user_id,
      allocator.booking_state(v_booking, v_held.table_ids), allocator.booking_state(v_pending, null),
      null, null
    );
  end loop;
end;
$$;

create function allocator.edited_booking(p_booking public.bookings, p_changes jsonb, p_arrived boolean)
returns public.bookings
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_edited public.bookings := jsonb_populate_record(p_booking, p_changes - '{id,restaurant_id,created_at}'::text[]);
begin
  v_edited.notes := nullif(v_edited.notes, '');
  v_edited.guest_phone := nullif(v_edited.guest_phone, '');
  if p_arrived or p_changes ? 'arrived_guests' then
    v_edited.arrived_at := coalesce(v_edited.arrived_at, clock_timestamp());
  elsif not p_arrived then
    v_edited.arrived_at := null;
    v_edited.arrived_guests := null;
  end if;
  return v_edited;
end;
$$;

create function allocator.erase_guest_data_of_bookings(p_restaurant_id uuid, p_booking_ids uuid[])
returns jsonb
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set lock_timeout = '2s'
as $$
declare
  v_booking public.bookings;
  v_state jsonb;
  v_erased uuid[] := array[]::uuid[];
begin
  perform allocator.check_manager(p_restaurant_id);
  perform allocator.take_waiting_place(p_restaurant_id);
  for v_booking in
    select b.*
    from public.bookings as b
    where b.restaurant_id = p_restaurant_id and b.id = any (p_booking_ids)
    order by b.id
    for no key update
  loop
    perform set_config('allocator.rpc', 'on', true);
    update public.bookings as b
      set guest_name = '', guest_phone = null, notes = null
      where b.id = v_booking.id and b.restaurant_id = v_booking.restaurant_id;
    perform set_config('allocator.rpc', '', true);
    v_state := allocator.booking_state(v_booking, (allocator.assignment_of(v_booking)).table_ids);
    perform allocator.record_event(v_booking, 'erased', allocator.caller_id(), v_state, v_state, null, null);
    v_erased := v_erased || v_booking.id;
  end loop;
  return jsonb_build_object('restaurantId', p_restaurant_id, 'erasedBookingIds', v_erased);
end;
$$;

create function allocator.extended_end(p_booking public.bookings)
returns timestamptz
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_end constant timestamptz := clock_timestamp() + interval '15 minutes';
begin
  if v_end - p_booking.start_at > interval '24 hours' then
    perform allocator.refuse_unassignable(p_booking);
  end if;
  return v_end;
end;
$$;

create function allocator.find_block(p_assignment_id uuid, p_idempotency_key text, p_request_hash bytea)
returns uuid
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_trusted constant boolean := allocator.caller_is_trusted();
  v_restaurant_id uuid;
begin
  select a.restaurant_id
    into v_restaurant_id
    from public.table_assignments as a
    where a.id = p_assignment_id and a.booking_id is null;
  if not found and p_idempotency_key is not null then
    select q.restaurant_id
      into v_restaurant_id
      from unnest(
        case
          when v_is_trusted then array(select r.id from public.restaurants as r)
          else array(select allocator.restaurants_of_caller())
        end
      ) as own (id)
      join public.assignment_requests as q
        on q.restaurant_id = own.id
        and q.operation = 'unblock_tables'
        and q.idempotency_key = p_idempotency_key
        and q.request_hash = p_request_hash;
  end if;
  if v_restaurant_id is null
    or not (v_is_trusted or v_restaurant_id in (select allocator.restaurants_of_caller())) then
    perform allocator.refuse_missing_block(p_assignment_id);
  end if;
  perform allocator.check_host(v_restaurant_id);
  return v_restaurant_id;
end;
$$;

create function allocator.find_booking(p_booking_id uuid, p_restaurant_id uuid)
returns uuid
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_restaurant_id uuid;
  v_role text;
begin
  select b.restaurant_id, m.role::text
    into v_restaurant_id, v_role
    from public.bookings as b
    left join public.restaurant_members as m
      on m.restaurant_id = b.restaurant_id and m.user_id = allocator.caller_id()
    where b.id = p_booking_id and b.restaurant_id = coalesce(p_restaurant_id, b.restaurant_id);
  if v_role in ('owner', 'manager', 'host') or v_restaurant_id is not null and allocator.caller_is_trusted() then
    return v_restaurant_id;
  elsif v_role = 'viewer' then
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
  return null;
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
set search_path = pg_catalog, pg_temp
as $$
declare
  v_request public.assignment_requests;
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
  if p_operation = 'create_booking' then
    select b.*
      into p_booking
      from public.bookings as b
      where b.id = (v_request.response #>> '{booking,id}')::uuid and b.restaurant_id = v_request.restaurant_id;
    if not found then
      p_booking.restaurant_id := v_request.restaurant_id;
      perform allocator.refuse_reused_key(p_booking, 'the booking no longer exists');
    end if;
  end if;
  perform allocator.check_response_is_true(p_booking, v_request);

  if v_request.response ? 'booking' then
    v_request.response := jsonb_set(
      v_request.response,
      '{booking}',
      v_request.response -> 'booking'
        || jsonb_build_object(
          'guestName', p_booking.guest_name, 'guestPhone', p_booking.guest_phone, 'notes', p_booking.notes
        )
    );
  end if;
  return v_request.response || jsonb_build_object('replayed', true);
end;
$$;

create or replace function allocator.hash_request(p_idempotency_key text, p_request jsonb)
returns bytea
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_idempotency_key is null then
    return null;
  elsif p_idempotency_key !~ '^[!-~]{1,255}$' then
    perform allocator.refuse(
      'INVALID_REQUEST', 'An idempotency key is 1 to 255 visible ASCII characters',
      jsonb_build_object('characters', length(p_idempotency_key)),
      'Use a fresh UUID as the key of each user action'
    );
  end if;
  return sha256(convert_to(p_request::text, 'UTF8'));
end;
$$;

create function allocator.held_from(p_booking public.bookings, p_now timestamptz, p_is_taken boolean)
returns timestamptz
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_is_taken then
    return case
      when (p_booking.status = 'checked_in' or p_booking.start_at < p_now) and p_now < p_booking.end_at then p_now
    end;
  elsif p_booking.status = 'checked_in' and p_now < coalesce(p_booking.held_from, p_booking.start_at) then
    return p_now;
  end if;
  -- One that has ended before it took them is held from its start, all of it past.
  return case when p_booking.held_from < p_booking.end_at then p_booking.held_from end;
end;
$$;

create function allocator.hold_sets(
  p_seated public.bookings[],
  p_seatings allocator.seating[],
  p_held allocator.assignment[],
  p_assigned_by uuid
)
returns public.bookings[]
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_restaurant_id constant uuid := p_seated[1].restaurant_id;
  v_seated public.bookings[];
begin
  perform set_config('allocator.rpc', 'on', true);
  delete from public.table_assignments as a
    where a.restaurant_id = v_restaurant_id
      and a.booking_id = any (array(select s.id from unnest(p_seated) as s));
  perform set_config('allocator.rpc', '', true);
  v_seated := allocator.claim_sets(p_seated, p_seatings, p_held);
  perform set_config('allocator.rpc', 'stamped', true);
  -- Also where only the tables are new, as in hold_tables. Each row by its key, not by the restaurant, of which the
  -- planner might read all bookings.
  update public.bookings as b
    set status = s.status, end_at = s.end_at, seated_at = s.seated_at, left_at = s.left_at, held_from = s.held_from,
      updated_at = greatest(clock_timestamp(), b.updated_at + interval '1 millisecond')
    from unnest(v_seated) as s
    where b.id = s.id and b.restaurant_id = s.restaurant_id;
  perform allocator.take_sets(v_seated, p_seatings, p_assigned_by);
  perform set_config('allocator.rpc', '', true);
  return v_seated;
end;
$$;

create function allocator.hold_tables(
  p_booking public.bookings,
  p_seated public.bookings,
  p_table_ids uuid[],
  p_assigned_by uuid
)
returns uuid
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_assignment_id uuid;
  v_done text;
begin
  v_done := set_config('allocator.rpc', 'stamped', true);
  if p_booking.status in ('confirmed', 'checked_in') then
    delete from public.table_assignments as a
      where a.restaurant_id = p_booking.restaurant_id and a.booking_id = p_booking.id;
  end if;
  -- Also where only the tables are new: another set is another version of the booking.
  update public.bookings as b
    set status = p_seated.status, held_from = p_seated.held_from, end_at = p_seated.end_at,
      updated_at = greatest(clock_timestamp(), b.updated_at + interval '1 millisecond')
    where b.id = p_booking.id and b.restaurant_id = p_booking.restaurant_id;
  v_assignment_id := allocator.take_tables(p_seated, p_table_ids, p_assigned_by);
  v_done := set_config('allocator.rpc', '', true);
  return v_assignment_id;
end;
$$;

create function allocator.insert_block(
  p_restaurant_id uuid,
  p_table_ids uuid[],
  p_claim allocator.block_claim,
  p_reason text,
  p_user_id uuid
)
returns allocator.assignment
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_block_id constant uuid := gen_random_uuid();
  v_block allocator.assignment;
  v_next_id uuid := v_block_id;
  v_part record;
begin
  perform set_config('allocator.rpc', 'on', true);
  for v_part in
    select tstzrange(greatest(lower(p_claim.during), upper(sitting.during)), upper(p_claim.during)) as during,
        array_agg(wanted.id) as table_ids,
        sitting.table_id is not null as waits
      from unnest(p_table_ids) as wanted (id)
      -- Where people sit past their end the block holds from now, and nobody can be sent there either way.
      left join unnest(p_claim.obstacles) as sitting
        on sitting.table_id = wanted.id and sitting.occupied and upper(sitting.during) > lower(p_claim.during)
      where sitting.table_id is null or upper(sitting.during) < upper(p_claim.during)
      -- A party may give back its tables one by one, so each that waits begins by itself.
      group by sitting.table_id, sitting.during
      order by sitting.table_id nulls first
  loop
    insert into public.table_assignments (id, restaurant_id, block_reason, part_of, during, assigned_by)
      values (
        v_next_id, p_restaurant_id, p_reason, case when v_part.waits then v_block_id end, v_part.during, p_user_id
      );
    insert into public.assigned_tables (assignment_id, restaurant_id, table_id, during)
      select v_next_id, p_restaurant_id, id, v_part.during
      from unnest(v_part.table_ids) as id;
    v_block.table_ids := v_block.table_ids || v_part.table_ids;
    v_next_id := gen_random_uuid();
  end loop;
  perform set_config('allocator.rpc', '', true);
  if v_block.table_ids is null then
    -- People sit at all of them until after its end.
    perform allocator.refuse_block(p_restaurant_id, p_claim.obstacles);
  end if;
  v_block.id := v_block_id;
  v_block.table_ids := array(select id from unnest(v_block.table_ids) as id order by id);
  return v_block;
end;
$$;

create function allocator.is_empty_block(p_restaurant_id uuid, p_assignment_id uuid)
returns boolean
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return exists (
      select from public.table_assignments as a
      where a.restaurant_id = p_restaurant_id and a.id = p_assignment_id and a.booking_id is null
    )
    and not exists (
      select from public.assigned_tables as t
      where t.restaurant_id = p_restaurant_id and t.assignment_id = p_assignment_id
    );
end;
$$;

create function allocator.keep_booking()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  -- An RPC that writes says by this setting what it does itself: on: it writes an audit event and releases tables;
  -- stamped: the stamps too. It counts only where the session can be believed, so that a role with a connection of its
  -- own cannot hide from the audit: session_is_trusted, without a call.
  v_rpc constant text := case
    when session_user = 'authenticator' or pg_has_role(session_user, current_user, 'usage') then
      current_setting('allocator.rpc', true)
  end;
begin
  if v_rpc = 'stamped' then
    return new;
  end if;
  new := allocator.stamp_booking(old, new);
  if v_rpc = 'on' then
    return new;
  end if;
  perform allocator.record_direct_write(old, new);
  if new.status in ('completed', 'cancelled', 'no_show') and old.status in ('confirmed', 'checked_in') then
    delete from public.table_assignments as a
      where a.restaurant_id = old.restaurant_id and a.booking_id = old.id;
  end if;
  return new;
end;
$$;

create function allocator.lock_booking(p_booking_id uuid, p_user_id uuid, p_restaurant_id uuid)
returns public.bookings
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_trusted constant boolean := allocator.caller_is_trusted();
  v_restaurant_id uuid;
  v_booking public.bookings;
begin
  -- The caller's right is part of the query, so that a stranger neither waits for nor holds the booking's lock. A
  -- query for each case: a system needs no member, and with the restaurant only its partition is looked at.
  if v_is_trusted and p_restaurant_id is null then
    select b.*
      into v_booking
      from public.bookings as b
      where b.id = p_booking_id
      for no key update of b skip locked;
  elsif p_restaurant_id is null then
    select b.*
      into v_booking
      from public.bookings as b
      where b.id = p_booking_id
        and exists (
          select from public.restaurant_members as m
          where m.restaurant_id = b.restaurant_id
            and m.user_id = p_user_id
            and m.role in ('owner', 'manager', 'host')
        )
      for no key update of b skip locked;
  else
    select b.*
      into v_booking
      from public.bookings as b
      where b.id = p_booking_id
        and b.restaurant_id = p_restaurant_id
        and (
          v_is_trusted
          or exists (
            select from public.restaurant_members as m
            where m.restaurant_id = p_restaurant_id
              and m.user_id = p_user_id
              and m.role in ('owner', 'manager', 'host')
          )
        )
      for no key update of b skip locked;
  end if;
  if found then
    return v_booking;
  end if;

  v_restaurant_id := allocator.find_booking(p_booking_id, p_restaurant_id);
  perform allocator.take_waiting_place(v_restaurant_id);
  select b.*
    into v_booking
    from public.bookings as b
    where b.id = p_booking_id and b.restaurant_id = v_restaurant_id
    for no key update of b;
  if not found then
    -- It was deleted while this call waited.
    perform allocator.find_booking(p_booking_id, p_restaurant_id);
  end if;
  return v_booking;
end;
$$;

create function allocator.lock_bookings(p_restaurant_id uuid, p_booking_ids uuid[])
returns public.bookings[]
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  begin
    return array(
      select l.booking
      from (
        select b as booking
        from public.bookings as b
        where b.restaurant_id = p_restaurant_id and b.id = any (p_booking_ids)
        order by b.id
        for no key update nowait
      ) as l
    );
  exception
    -- With the block go the locks that it got.
    when lock_not_available then
      null;
  end;
  perform allocator.take_waiting_place(p_restaurant_id);
  return array(
    select l.booking
    from (
      select b as booking
      from public.bookings as b
      where b.restaurant_id = p_restaurant_id and b.id = any (p_booking_ids)
      order by b.id
      for no key update
    ) as l
  );
end;
$$;

create or replace function allocator.lock_bookings_of_restaurant()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform
    from public.bookings as b
    where b.restaurant_id = old.id
    order by b.id
    for update;
  -- No foreign key takes them along: they have no booking.
  delete from public.table_assignments as a
    where a.restaurant_id = old.id and a.booking_id is null;
  return old;
end;
$$;

create function allocator.lock_key(p_restaurant_id uuid, p_operation text, p_idempotency_key text)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_key constant bigint := hashtextextended(concat_ws(' ', p_restaurant_id, p_operation, p_idempotency_key), 8);
begin
  if not pg_try_advisory_xact_lock(v_key) then
    perform allocator.take_waiting_place(p_restaurant_id);
    perform pg_advisory_xact_lock(v_key);
  end if;
end;
$$;

create function allocator.lock_restaurant(p_restaurant_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  perform allocator.check_host(p_restaurant_id);
  perform from public.restaurants as r where r.id = p_restaurant_id for key share skip locked;
  if found then
    return;
  end if;
  perform allocator.take_waiting_place(p_restaurant_id);
  perform from public.restaurants as r where r.id = p_restaurant_id for key share;
  if not found then
    -- It was deleted while this call waited.
    perform allocator.check_host(p_restaurant_id);
  end if;
end;
$$;

create or replace function allocator.lock_rules(p_restaurant_id uuid)
returns boolean
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_key constant bigint := uuid_hash_extended(p_restaurant_id, 2);
  v_is_locked boolean := false;
begin
  begin
    if pg_try_advisory_xact_lock_shared(v_key) then
      if to_regclass('public.restaurant_capacity_rules') is not null then
        lock table public.restaurant_capacity_rules in access share mode nowait;
      end if;
      v_is_locked := true;
    end if;
  exception
    -- The advisory lock goes with the block.
    when others then
      null;
  end;
  if not v_is_locked then
    -- In the order of a transaction that creates the table again and fills it.
    perform allocator.open_rules_table(p_restaurant_id);
    if not pg_try_advisory_xact_lock_shared(v_key) then
      perform allocator.take_waiting_place(p_restaurant_id);
      perform pg_advisory_xact_lock_shared(v_key);
    end if;
  end if;
  if current_setting('transaction_isolation') <> 'read committed' then
    -- The snapshot may be older than a rule: then this fails with 40001.
    insert into allocator.capacity_ledger (restaurant_id, service_date)
      values (p_restaurant_id, '-infinity')
      on conflict do nothing;
    perform
      from allocator.capacity_ledger as l
      where l.restaurant_id = p_restaurant_id and l.service_date = '-infinity'
      for share;
  end if;
  return true;
end;
$$;

create or replace function allocator.lock_service_dates(p_restaurant_id uuid, p_service_dates date[])
returns boolean
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_key bigint;
begin
  for v_key in
    select uuid_hash_extended(p_restaurant_id, day - date '2000-01-01' + (1::bigint << 32)) as key
    from unnest(p_service_dates) as day
    order by key
  loop
    if not pg_try_advisory_xact_lock(v_key) then
      perform allocator.take_waiting_place(p_restaurant_id);
      perform pg_advisory_xact_lock(v_key);
    end if;
  end loop;

  insert into allocator.capacity_ledger as l (restaurant_id, service_date)
    select p_restaurant_id, day
    from unnest(p_service_dates) as day
    on conflict (restaurant_id, service_date) do update set revision = l.revision + 1;
  return true;
end;
$$;

create or replace function allocator.lock_tables(p_restaurant_id uuid, p_table_ids uuid[])
returns timestamptz
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_key bigint;
begin
  -- Most calls name one table, and need no query.
  if cardinality(p_table_ids) = 1 and pg_try_advisory_xact_lock(uuid_hash_extended(p_table_ids[1], 1)) then
    return clock_timestamp();
  end if;
  for v_key in
    select uuid_hash_extended(id, 1) as key
    from unnest(p_table_ids) as id
    order by key
  loop
    if not pg_try_advisory_xact_lock(v_key) then
      perform allocator.take_waiting_place(p_restaurant_id);
      perform pg_advisory_xact_lock(v_key);
    end if;
  end loop;
  return clock_timestamp();
end;
$$;

create function allocator.names_of_changes(p_changes jsonb, p_arrived boolean)
returns text[]
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  return array(
    select name
    from (
      select jsonb_object_keys(p_changes) as name
      union all
      select 'arrived' where p_arrived is not null
    ) as changed
    order by name
  );
end;
$$;

create function allocator.new_booking(p_restaurant_id uuid, p_fields jsonb, p_arrived boolean)
returns public.bookings
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_booking public.bookings := allocator.edited_booking(null, p_fields, p_arrived);
begin
  v_booking.restaurant_id := p_restaurant_id;
  v_booking.status := 'pending';
  v_booking.guest_name := coalesce(v_booking.guest_name, '');
  -- A start that no booking may have is refused later, and has no turn time.
  if v_booking.end_at is null and v_booking.start_at between '2000-01-01' and '2100-01-01' then
    v_booking.end_at := v_booking.start_at
      + make_interval(mins => allocator.turn_minutes(p_restaurant_id, v_booking.start_at, v_booking.party_size));
  end if;
  return v_booking;
end;
$$;

create function allocator.obstacles_of_block(
  p_restaurant_id uuid,
  p_table_ids uuid[],
  p_window tstzrange,
  p_now timestamptz
)
returns allocator.obstacle[]
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  return array(
    select row(held.table_id, coalesce(a.part_of, a.id), a.booking_id, held.during, held.occupied)::allocator.obstacle
    from unnest(p_table_ids) as wanted (table_id)
    cross join lateral (
      select h.*
      from public.assigned_tables as h
      where h.restaurant_id = p_restaurant_id and h.table_id = wanted.table_id and h.during && p_window
      union
      select h.*
      from public.assigned_tables as h
      where h.restaurant_id = p_restaurant_id
        and h.table_id = wanted.table_id
        and h.occupied
        and lower(p_window) <= p_now
      offset 0
    ) as held
    join public.table_assignments as a on a.restaurant_id = held.restaurant_id and a.id = held.assignment_id
    order by lower(held.during), held.table_id
  );
end;
$$;

create function allocator.open_rules_table(p_restaurant_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if to_regclass('public.restaurant_capacity_rules') is not null
    and allocator.capacity_bypass(p_restaurant_id) is null then
    perform from public.restaurant_capacity_rules limit 0;
  end if;
exception
  when others then
    if allocator.is_passing_failure(sqlstate) then
      raise;
    end if;
    -- Gone or unreadable: whoever decides by it finds out.
end;
$$;

create function allocator.record_assigned_tables()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  -- By an RPC, as in keep_booking, or along with a booking or an assignment, which has its own event.
  if (
      current_setting('allocator.rpc', true) <> ''
      and (session_user = 'authenticator' or pg_has_role(session_user, current_user, 'usage'))
    )
    or pg_trigger_depth() > 1 then
    return null;
  end if;
  perform allocator.record_direct_tables(
      t.restaurant_id, t.assignment_id,
      case tg_op
        when 'INSERT' then array(select id from unnest(held.ids) as id where id <> all (t.ids))
        else array(select id from unnest(held.ids || t.ids) as id order by id)
      end,
      held.ids
    )
    from (
      select w.restaurant_id, w.assignment_id, array_agg(w.table_id) as ids
      from written as w
      group by w.restaurant_id, w.assignment_id
    ) as t
    cross join lateral (
      select array(
        select h.table_id
        from public.assigned_tables as h
        where h.restaurant_id = t.restaurant_id and h.assignment_id = t.assignment_id
        order by h.table_id
      ) as ids
    ) as held;
  if tg_op = 'INSERT' then
    -- The deferred check of bookings looks at them then, as after every change of a status.
    update public.bookings as b
      set status = b.status
      from written as w
      join public.table_assignments as a on a.restaurant_id = w.restaurant_id and a.id = w.assignment_id
      where b.restaurant_id = a.restaurant_id and b.id = a.booking_id;
  end if;
  return null;
end;
$$;

create function allocator.record_deleted_assignment()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_ids uuid[];
begin
  -- As in record_assigned_tables.
  if (
      current_setting('allocator.rpc', true) <> ''
      and (session_user = 'authenticator' or pg_has_role(session_user, current_user, 'usage'))
    )
    or pg_trigger_depth() > 1 then
    return old;
  end if;
  v_ids := array(
    select t.table_id
    from public.assigned_tables as t
    where t.restaurant_id = old.restaurant_id and t.assignment_id = old.id
    order by t.table_id
  );
  if v_ids <> '{}' then
    perform allocator.record_direct_tables(old.restaurant_id, old.id, v_ids, array[]::uuid[]);
  end if;
  return old;
end;
$$;

create function allocator.record_direct_tables(
  p_restaurant_id uuid,
  p_assignment_id uuid,
  p_before uuid[],
  p_after uuid[]
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_assignment public.table_assignments;
  v_booking public.bookings;
  v_action text;
  v_block jsonb;
begin
  select a.*
    into v_assignment
    from public.table_assignments as a
    where a.restaurant_id = p_restaurant_id and a.id = p_assignment_id;
  v_booking.restaurant_id := p_restaurant_id;
  if not found then
    return;
  elsif v_assignment.booking_id is null then
    v_action := case when p_after = '{}' then 'unblocked' else 'blocked' end;
    v_block := jsonb_build_object(
      'assignmentId', coalesce(v_assignment.part_of, v_assignment.id),
      'startAt', lower(v_assignment.during),
      'endAt', upper(v_assignment.during),
      'reason', v_assignment.block_reason
    );
  else
    select b.*
      into v_booking
      from public.bookings as b
      where b.restaurant_id = p_restaurant_id and b.id = v_assignment.booking_id;
    v_action := case
      when p_before = '{}' then 'assigned'
      when p_after <@ p_before then 'released'
      else 'reassigned'
    end;
  end if;
  perform allocator.record_event(
    v_booking, v_action::public.assignment_action, allocator.caller_id(),
    case
      when v_block is null then allocator.booking_state(v_booking, p_before)
      when p_before = '{}' then '{"tableIds": []}'
      else v_block || jsonb_build_object('tableIds', p_before)
    end,
    case
      when v_block is null then allocator.booking_state(v_booking, p_after)
      when p_after = '{}' then '{"tableIds": []}'
      else v_block || jsonb_build_object('tableIds', p_after)
    end,
    null, null
  );
end;
$$;

create function allocator.record_direct_write(p_before public.bookings, p_after public.bookings)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_is_released constant boolean := p_after.status in ('completed', 'cancelled', 'no_show')
    and p_before.status in ('confirmed', 'checked_in');
  v_action text;
  v_table_ids uuid[];
  v_edited text[];
begin
  if p_before.id is null then
    perform allocator.record_event(
      p_after, 'created', allocator.caller_id(),
      allocator.booking_state(null, null), allocator.booking_state(p_after, null),
      null, null
    );
    return;
  end if;

  v_edited := array(
    select e.key
    from jsonb_each(to_jsonb(p_after)) as e
    where e.value <> to_jsonb(p_before) -> e.key and e.key not in ('updated_at', 'hold', 'is_seated')
    order by e.key
  );
  if v_edited <> '{}' then
    v_table_ids := (allocator.assignment_of(p_before)).table_ids;
    v_action := allocator.action_of_change(p_before.status, p_after.status);
    perform allocator.record_event(
      p_after,
      (case when v_is_released and v_action = 'edited' then 'released' else v_action end)::public.assignment_action,
      allocator.caller_id(),
      allocator.booking_state(p_before, v_table_ids),
      case
        when v_is_released then allocator.booking_state(p_after, null)
        else allocator.booking_state(p_after, v_table_ids) || jsonb_build_object('edited', v_edited)
      end,
      null, null
    );
  end if;
end;
$$;

create or replace function allocator.record_event(
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

create function allocator.record_moved_table()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_ids constant uuid[] := array(
    select t.table_id
    from public.assigned_tables as t
    where t.restaurant_id = old.restaurant_id and t.assignment_id = old.assignment_id
    order by t.table_id
  );
  v_left_ids constant uuid[] := array_remove(v_ids, old.table_id);
  v_other_ids uuid[];
begin
  if new.assignment_id = old.assignment_id and new.table_id = old.table_id then
    return new;
  elsif new.assignment_id = old.assignment_id then
    perform allocator.record_direct_tables(
      old.restaurant_id, old.assignment_id, v_ids,
      array(select id from unnest(v_left_ids || new.table_id) as id order by id)
    );
  else
    perform allocator.record_direct_tables(old.restaurant_id, old.assignment_id, v_ids, v_left_ids);
    v_other_ids := array(
      select t.table_id
      from public.assigned_tables as t
      where t.restaurant_id = new.restaurant_id and t.assignment_id = new.assignment_id
      order by t.table_id
    );
    perform allocator.record_direct_tables(
      new.restaurant_id, new.assignment_id, v_other_ids,
      array(select id from unnest(v_other_ids || new.table_id) as id order by id)
    );
  end if;
  return new;
end;
$$;

create function allocator.record_seatings(
  p_bookings public.bookings[],
  p_seated public.bookings[],
  p_seatings allocator.seating[],
  p_held allocator.assignment[],
  p_decisions allocator.capacity_decision[]
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_actor_id constant uuid := allocator.caller_id();
  v_actor_role constant text := allocator.caller_role();
begin
  -- One statement: a call of record_event for each cost an evening of 60 as much as six assignments.
  insert into public.assignment_events
      (restaurant_id, booking_id, action, actor_id, actor_role, before, after, capacity)
    select
      p_seated[i].restaurant_id,
      p_seated[i].id,
      c.action::public.assignment_action,
      v_actor_id,
      v_actor_role,
      allocator.booking_state(p_bookings[i], p_held[i].table_ids),
      allocator.booking_state(p_seated[i], p_seatings[i].table_ids)
        || case when c.action = 'edited' then '{"edited": ["end_at"]}'::jsonb else '{}' end
        || case when p_seatings[i].extra_chairs then '{"extraChairs": true}'::jsonb else '{}' end
        || case when p_seatings[i].apart then '{"apart": true}'::jsonb else '{}' end,
      jsonb_strip_nulls(
        allocator.capacity_json(c.decision) || jsonb_build_object('reason', (c.decision).reason)
      )
    from generate_subscripts(p_bookings, 1) as i
    cross join lateral (
      select
        case
          when p_seated[i].status = 'checked_in' and p_bookings[i].status <> 'checked_in' then 'checked_in'
          when p_held[i].id is null then 'assigned'
          when p_held[i].table_ids <> p_seatings[i].table_ids then 'reassigned'
          else 'edited'
        end as action,
        case
          when p_bookings[i].status in ('pending', 'no_show')
            then p_decisions[allocator.decision_of(p_seated[i], p_decisions)]
        end as decision
      -- Evaluated once, not at each of its uses.
      offset 0
    ) as c;
end;
$$;

create or replace function allocator.refusal_reasons()
returns table (reason text, sqlstate text, code text, http_status integer)
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  return query values
    ('INVALID_REQUEST', 'TA001', 'ASSIGNMENT_VALIDATION', 400),
    ('BOOKING_NOT_FOUND', 'TA002', 'ASSIGNMENT_VALIDATION', 404),
    ('TABLE_NOT_FOUND', 'TA003', 'ASSIGNMENT_VALIDATION', 404),
    ('ROLE_NOT_ALLOWED', 'TA004', 'ASSIGNMENT_VALIDATION', 403),
    ('ASSIGNED_BY_NOT_ALLOWED', 'TA005', 'ASSIGNMENT_VALIDATION', 403),
    ('BOOKING_NOT_ASSIGNABLE', 'TA006', 'ASSIGNMENT_VALIDATION', 422),
    ('TABLE_INACTIVE', 'TA007', 'ASSIGNMENT_VALIDATION', 422),
    ('TABLES_SPAN_ZONES', 'TA008', 'ASSIGNMENT_VALIDATION', 422),
    ('TABLE_NOT_MOVABLE', 'TA009', 'ASSIGNMENT_VALIDATION', 422),
    ('TABLES_NOT_ADJACENT', 'TA010', 'ASSIGNMENT_VALIDATION', 422),
    ('PARTY_EXCEEDS_SEATS', 'TA011', 'ASSIGNMENT_VALIDATION', 422),
    ('IDEMPOTENCY_KEY_REUSED', 'TA012', 'ASSIGNMENT_VALIDATION', 422),
    ('STATUS_NOT_ALLOWED', 'TA013', 'ASSIGNMENT_VALIDATION', 422),
    ('CHECK_IN_TOO_EARLY', 'TA014', 'ASSIGNMENT_VALIDATION', 422),
    ('RESTAURANT_NOT_FOUND', 'TA015', 'ASSIGNMENT_VALIDATION', 404),
    ('BLOCK_NOT_FOUND', 'TA016', 'ASSIGNMENT_VALIDATION', 404),
    ('TABLE_TAKEN', 'TA101', 'ASSIGNMENT_CONFLICT', 409),
    ('CAPACITY_EXCEEDED', 'TA102', 'ASSIGNMENT_CONFLICT', 409),
    ('TABLE_OCCUPIED', 'TA103', 'ASSIGNMENT_CONFLICT', 409),
    ('TABLE_BLOCKED', 'TA104', 'ASSIGNMENT_CONFLICT', 409),
    ('BOOKING_CHANGED', 'TA105', 'ASSIGNMENT_CONFLICT', 409),
    ('CAPACITY_RULES_UNREADABLE', 'TA201', 'ASSIGNMENT_REPOSITORY_ERROR', 500);
end;
$$;

create function allocator.refuse_block(p_restaurant_id uuid, p_obstacles allocator.obstacle[])
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_request public.bookings;
  v_first allocator.obstacle;
  v_reason text;
  v_bookings jsonb;
begin
  v_request.restaurant_id := p_restaurant_id;
  select o.* into v_first from unnest(p_obstacles) as o where o.booking_id is null limit 1;
  if found then
    v_request.start_at := lower(v_first.during);
    perform allocator.refuse_blocked_table(
      v_request,
      v_first.table_id,
      (
        select t.label from public.dining_tables as t
        where t.restaurant_id = p_restaurant_id and t.id = v_first.table_id
      ),
      v_first.assignment_id,
      (
        select a.block_reason from public.table_assignments as a
        where a.restaurant_id = p_restaurant_id and a.id = v_first.assignment_id
      ),
      v_first.during
    );
  end if;
  v_reason := case
    when exists (select from unnest(p_obstacles) as o where o.occupied) then 'TABLE_OCCUPIED'
    else 'TABLE_TAKEN'
  end;
  v_bookings := (
    select jsonb_agg(
      jsonb_build_object(
        'bookingId', b.id,
        'tableIds', o.table_ids,
        'status', b.status,
        'partySize', b.party_size,
        'startAt', b.start_at,
        'endAt', b.end_at
      )
      order by b.start_at, b.id
    )
    from (
      select each.booking_id, array_agg(each.table_id order by each.table_id) as table_ids
      from unnest(p_obstacles) as each
      group by each.booking_id
    ) as o
    join public.bookings as b on b.restaurant_id = p_restaurant_id and b.id = o.booking_id
  );
  perform allocator.refuse(
    v_reason,
    format(
      case jsonb_array_length(v_bookings)
        when 1 then '%s booking has one of the tables then'
        else '%s bookings have some of the tables then'
      end,
      jsonb_array_length(v_bookings)
    ),
    jsonb_build_object('restaurantId', p_restaurant_id, 'blockingBookings', v_bookings),
    'Move these bookings first, or block with displace: then those that do not sit lose their tables'
  );
end;
$$;

create function allocator.refuse_blocked_table(
  p_booking public.bookings,
  p_table_id uuid,
  p_label text,
  p_assignment_id uuid,
  p_reason text,
  p_during tstzrange
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  perform allocator.refuse(
    'TABLE_BLOCKED',
    format(
      'Table %s is blocked %s: %s',
      p_label,
      allocator.describe_window(
        lower(p_during), upper(p_during), p_booking.start_at, allocator.timezone_of(p_booking.restaurant_id)
      ),
      p_reason
    ),
    jsonb_build_object(
      'restaurantId', p_booking.restaurant_id,
      'bookingId', p_booking.id,
      'tableId', p_table_id,
      'tableLabel', p_label,
      'blockingAssignmentId', p_assignment_id,
      'blockReason', p_reason,
      'blockingStartAt', lower(p_during),
      'blockingEndAt', upper(p_during)
    ),
    'Choose another table, or take the block back'
  );
end;
$$;

create function allocator.refuse_booking_of_several(
  p_booking_id uuid,
  p_sqlstate text,
  p_message text,
  p_details text,
  p_hint text
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = p_sqlstate,
    message = p_message,
    detail = p_details::jsonb || jsonb_build_object('bookingId', p_booking_id),
    hint = p_hint;
end;
$$;

create function allocator.refuse_changed_booking(p_booking public.bookings, p_expected_updated_at timestamptz)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  perform allocator.refuse(
    'BOOKING_CHANGED',
    format(
      'The booking was changed at %s',
      allocator.describe_moment(
        p_booking.updated_at, clock_timestamp(), allocator.timezone_of(p_booking.restaurant_id)
      )
    ),
    jsonb_build_object(
      'restaurantId', p_booking.restaurant_id,
      'bookingId', p_booking.id,
      'updatedAt', p_booking.updated_at,
      'expectedUpdatedAt', p_expected_updated_at
    ),
    'Look at what was changed, then send the edit again with its updatedAt'
  );
end;
$$;

create or replace function allocator.refuse_exceeded_capacity(
  p_booking public.bookings,
  p_decision allocator.capacity_decision,
  p_limit text
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_max constant bigint := case p_limit when 'covers' then p_decision.max_covers else p_decision.max_parties end;
  v_held constant bigint := case p_limit when 'covers' then p_decision.covers else p_decision.parties end;
  v_unit constant text := case when v_max <> 1 then p_limit when p_limit = 'covers' then 'cover' else 'party' end;
  v_period text;
begin
  select p.name
    into v_period
    from public.service_periods as p
    where p.restaurant_id = p_booking.restaurant_id and p.id = p_decision.service_period_id;
  perform allocator.refuse(
    'CAPACITY_EXCEEDED',
    format(
      '%s on %s takes %s %s at most; with this booking it would hold %s',
      coalesce(v_period, 'The day'),
      to_char(p_decision.service_date, 'YYYY-MM-DD'),
      v_max,
      v_unit,
      v_held
    ),
    jsonb_build_object(
      'token', 'capacity_exceeded_post_assignment',
      'restaurantId', p_booking.restaurant_id,
      'servicePeriodId', p_decision.service_period_id,
      'servicePeriod', v_period,
      'serviceDate', p_decision.service_date,
      'limit', p_limit
    ) || allocator.capacity_json(p_decision),
    'Choose another service; an owner or a manager can allow this party'
  );
end;
$$;

create function allocator.refuse_missing_block(p_assignment_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  perform allocator.refuse(
    'BLOCK_NOT_FOUND', 'There is no such block',
    jsonb_build_object('assignmentId', p_assignment_id),
    'Reload the floor plan; the block may have been taken back'
  );
end;
$$;

create function allocator.refuse_missing_bookings(p_restaurant_id uuid, p_booking_ids uuid[])
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  -- The restaurant may have been deleted while the call waited for the bookings.
  perform allocator.check_host(p_restaurant_id);
  perform allocator.refuse(
    'BOOKING_NOT_FOUND', 'There is no such booking in this restaurant',
    jsonb_build_object(
      'restaurantId', p_restaurant_id,
      'bookingId', (
        select named.id from unnest(p_booking_ids) as named (id)
        where not exists (
          select from public.bookings as b where b.restaurant_id = p_restaurant_id and b.id = named.id
        )
        limit 1
      )
    ),
    'Reload the bookings; it may have been deleted'
  );
end;
$$;

create or replace function allocator.refuse_reused_key(p_booking public.bookings, p_cause text)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  perform allocator.refuse(
    'IDEMPOTENCY_KEY_REUSED',
    case p_cause
      when 'the request differs' then 'The idempotency key belongs to another request'
      when 'the assignment no longer exists' then 'The assignment in the answer of this idempotency key no longer exists'
      when 'the booking no longer exists' then 'The booking in the answer of this idempotency key no longer exists'
      when 'the booking has tables again'
        then 'The booking has tables again since the answer of this idempotency key'
      else 'The status of the booking has changed since the answer of this idempotency key'
    end,
    jsonb_build_object('restaurantId', p_booking.restaurant_id, 'bookingId', p_booking.id, 'cause', p_cause),
    'Look at the booking, and use a new key for a new request'
  );
end;
$$;

create function allocator.refuse_row(p_table name, p_constraint text, p_message text)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = 'check_violation', schema = 'public', table = p_table, constraint = p_constraint, message = p_message;
end;
$$;

create function allocator.refuse_taken_table(
  p_reason text,
  p_booking public.bookings,
  p_table_id uuid,
  p_label text,
  p_blocker public.bookings
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_timezone constant text := allocator.timezone_of(p_booking.restaurant_id);
  v_message text;
  v_hint text := 'Choose another table or another time, or move the blocking booking first';
begin
  if p_reason = 'TABLE_OCCUPIED' then
    v_message := format(
      'A party of %s sits at table %s since %s',
      p_blocker.party_size, p_label,
      allocator.describe_moment(p_blocker.seated_at, clock_timestamp(), v_timezone)
    );
    v_hint := 'Say that the party has left, move it, or choose another table';
  else
    v_message := format(
      'Table %s is taken by another booking %s',
      p_label,
      allocator.describe_window(p_blocker.start_at, p_blocker.end_at, p_booking.start_at, v_timezone)
    );
  end if;
  perform allocator.refuse(
    p_reason,
    v_message,
    jsonb_build_object(
      'restaurantId', p_booking.restaurant_id,
      'bookingId', p_booking.id,
      'tableId', p_table_id,
      'tableLabel', p_label,
      'blockingBookingId', p_blocker.id,
      'blockingStatus', p_blocker.status,
      'blockingPartySize', p_blocker.party_size,
      'blockingStartAt', p_blocker.start_at,
      'blockingEndAt', p_blocker.end_at,
      'blockingArrivedAt', p_blocker.arrived_at,
      'blockingSeatedAt', p_blocker.seated_at
    ),
    v_hint
  );
end;
$$;

create or replace function allocator.refuse_unassignable(p_booking public.bookings)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_booking.status in ('completed', 'cancelled', 'no_show') then
    perform allocator.refuse(
      'BOOKING_NOT_ASSIGNABLE', format('The booking is %s', replace(p_booking.status::text, 'no_show', 'a no-show')),
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id, 'bookingId', p_booking.id, 'status', p_booking.status
      ),
      case p_booking.status
        when 'cancelled' then 'Set it to pending first if the party comes after all'
        else 'If the party has come after all, seat it with seat-bookings and checkIn, or set it to pending first'
      end
    );
  else
    perform allocator.refuse(
      'BOOKING_NOT_ASSIGNABLE', 'The booking is over',
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id,
        'bookingId', p_booking.id,
        -- Not the one that it would have got, unless it is a new one.
        'status', coalesce(
          (
            select b.status from public.bookings as b
            where b.id = p_booking.id and b.restaurant_id = p_booking.restaurant_id
          ),
          p_booking.status
        ),
        'endAt', p_booking.end_at
      ),
      'If the party is here, give it an end that lies ahead'
    );
  end if;
end;
$$;

create or replace function allocator.release_deleted_booking()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
begin
  -- A booking without tables that goes with its restaurant is not worth a line.
  if old.status in ('confirmed', 'checked_in')
    or exists (select from public.restaurants as r where r.id = old.restaurant_id) then
    perform allocator.record_event(
      old,
      (case when old.status in ('confirmed', 'checked_in') then 'released' else 'deleted' end)::public.assignment_action,
      allocator.caller_id(),
      allocator.booking_state(old, (allocator.assignment_of(old)).table_ids),
      allocator.booking_state(null, null),
      null, null
    );
  end if;
  return old;
end;
$$;

create function allocator.repeat_response(
  p_request public.bookings,
  p_operation text,
  p_idempotency_key text,
  p_request_hash bytea
)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_idempotency_key is null then
    return null;
  end if;
  perform allocator.lock_key(p_request.restaurant_id, p_operation, p_idempotency_key);
  return allocator.find_response(p_request, p_operation, p_idempotency_key, p_request_hash);
end;
$$;

create function allocator.requested_seatings(p_seatings jsonb)
returns allocator.seating[]
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_count integer;
  v_wish record;
  v_seatings allocator.seating[] := array[]::allocator.seating[];
  v_details text;
  v_hint text;
begin
  v_count := case when jsonb_typeof(p_seatings) = 'array' then jsonb_array_length(p_seatings) else 0 end;
  if v_count between 1 and 200 then
    begin
      for v_wish in
        select s.*
        from jsonb_to_recordset(p_seatings) as s (
          "bookingId" uuid, "tableIds" uuid[], "checkIn" boolean, "endAt" timestamptz, "extraChairs" boolean,
          apart boolean
        )
        order by s."bookingId"
      loop
        v_seatings := v_seatings || row(
          v_wish."bookingId",
          allocator.requested_table_ids(v_wish."tableIds"),
          coalesce(v_wish."checkIn", false),
          v_wish."endAt",
          coalesce(v_wish."extraChairs", false),
          coalesce(v_wish.apart, false)
        )::allocator.seating;
      end loop;
    exception
      when sqlstate 'TA001' then
        get stacked diagnostics v_details = pg_exception_detail, v_hint = pg_exception_hint;
        perform allocator.refuse_booking_of_several(v_wish."bookingId", sqlstate, sqlerrm, v_details, v_hint);
    end;
  end if;
  if v_seatings = '{}'
    or (select count(distinct s.booking_id) from unnest(v_seatings) as s) < v_count then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A request seats 1 to 200 bookings, each once',
      jsonb_build_object('seatings', v_count),
      'Name each booking once, and at most 200'
    );
  end if;
  return v_seatings;
end;
$$;

create function allocator.requested_table_ids(p_table_ids uuid[], p_most integer default 20)
returns uuid[]
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_table_ids uuid[];
begin
  -- Most requests name one table, and need no query.
  if cardinality(p_table_ids) = 1 and p_table_ids[1] is not null then
    return p_table_ids;
  end if;
  -- Sorting comes after a look at the length: the array may be as large as a caller likes.
  if cardinality(p_table_ids) <= 10 * p_most then
    v_table_ids := array(select distinct id from unnest(p_table_ids) as id order by id);
  end if;
  if (cardinality(v_table_ids) between 1 and p_most and array_position(v_table_ids, null) is null) is not true then
    perform allocator.refuse(
      'INVALID_REQUEST', format('A request names 1 to %s tables', p_most),
      jsonb_build_object('tables', coalesce(cardinality(v_table_ids), cardinality(p_table_ids), 0)),
      format('Choose at least one table and at most %s', p_most)
    );
  end if;
  return v_table_ids;
end;
$$;

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

create function allocator.seated_booking(p_booking public.bookings, p_seating allocator.seating)
returns public.bookings
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_timezone text;
  v_seated public.bookings := p_booking;
begin
  if p_booking.status in ('completed', 'no_show') and p_seating.check_in then
    -- It has come after all, or has not left: not one of another day, whose service is over.
    perform allocator.open_rules_table(p_booking.restaurant_id);
    v_timezone := allocator.timezone_of(p_booking.restaurant_id);
    if (allocator.find_service(p_booking.restaurant_id, v_timezone, p_booking.start_at)).service_date
      <> (allocator.find_service(p_booking.restaurant_id, v_timezone, v_now)).service_date then
      perform allocator.refuse_unassignable(p_booking);
    end if;
  elsif p_booking.status in ('completed', 'cancelled', 'no_show') then
    perform allocator.refuse_unassignable(p_booking);
  end if;

  v_seated.end_at := coalesce(p_seating.end_at, p_booking.end_at);
  if p_booking.status = 'checked_in' and v_seated.end_at <= v_now then
    v_seated.end_at := allocator.extended_end(p_booking);
  end if;
  if p_seating.check_in then
    v_seated.status := 'checked_in';
  elsif p_booking.status = 'pending' then
    v_seated.status := 'confirmed';
  end if;
  perform allocator.check_edit(p_booking, v_seated, true);
  if v_seated.status <> p_booking.status and v_seated.status = 'checked_in' then
    perform allocator.check_check_in(v_seated);
    v_seated.seated_at := coalesce(p_booking.seated_at, v_now);
    v_seated.left_at := null;
  elsif v_seated.end_at <= v_now then
    perform allocator.refuse_unassignable(v_seated);
  end if;
  return v_seated;
end;
$$;

create function allocator.stamp_booking(p_before public.bookings, p_after public.bookings)
returns public.bookings
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_before.id is not null then
    p_after.updated_at := greatest(clock_timestamp(), p_before.updated_at + interval '1 millisecond');
    if p_after.start_at <> p_before.start_at and p_after.held_from is not distinct from p_before.held_from then
      p_after.held_from := null;
    end if;
  end if;

  if p_before.id is not null and p_after.status = p_before.status then
    null;
  elsif p_after.status = 'checked_in' then
    p_after.seated_at := coalesce(p_after.seated_at, clock_timestamp());
    p_after.left_at := null;
  elsif p_after.status = 'completed' then
    if p_before.id is not null then
      p_after.left_at := coalesce(p_after.left_at, clock_timestamp());
    end if;
  else
    p_after.seated_at := null;
    p_after.left_at := null;
    if p_after.status <> 'confirmed' or p_after.held_from < p_after.start_at then
      p_after.held_from := null;
    end if;
  end if;

  if p_after.held_from >= p_after.end_at then
    p_after.held_from := null;
  end if;
  perform allocator.check_stored_booking(p_before, p_after);
  return p_after;
end;
$$;

create or replace function allocator.store_response(
  p_booking public.bookings,
  p_operation text,
  p_idempotency_key text,
  p_request_hash bytea,
  p_response jsonb,
  p_assignment_id uuid
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into public.assignment_requests as q
    (restaurant_id, operation, idempotency_key, request_hash, response, assignment_id)
  values (
    p_booking.restaurant_id, p_operation, p_idempotency_key, p_request_hash,
    p_response #- '{booking,guestName}' #- '{booking,guestPhone}' #- '{booking,notes}', p_assignment_id
  )
  on conflict (restaurant_id, operation, idempotency_key) do update
    set request_hash = excluded.request_hash, response = excluded.response,
      assignment_id = excluded.assignment_id, created_at = excluded.created_at
    where q.created_at <= now() - interval '24 hours';
  if not found then
    -- A request for another booking took the key while this one ran and was committed, so this one is undone.
    perform allocator.refuse_reused_key(p_booking, 'the request differs');
  end if;
  perform allocator.sweep_requests();
end;
$$;

create function allocator.take_sets(
  p_bookings public.bookings[],
  p_seatings allocator.seating[],
  p_assigned_by uuid
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_ids constant uuid[] := array(select gen_random_uuid() from generate_subscripts(p_bookings, 1));
begin
  insert into public.table_assignments (id, restaurant_id, booking_id, during, occupied, assigned_by)
    select v_ids[b.ordinality], b.restaurant_id, b.id, tstzrange(coalesce(b.held_from, b.start_at), b.end_at),
      b.status = 'checked_in', p_assigned_by
    from unnest(p_bookings) with ordinality as b;
  insert into public.assigned_tables (assignment_id, restaurant_id, table_id, during, occupied)
    select v_ids[b.ordinality], b.restaurant_id, t.id, tstzrange(coalesce(b.held_from, b.start_at), b.end_at),
      b.status = 'checked_in'
    from unnest(p_bookings) with ordinality as b
    cross join lateral unnest(p_seatings[b.ordinality].table_ids) as t (id);
end;
$$;

create function allocator.take_tables(p_booking public.bookings, p_table_ids uuid[], p_assigned_by uuid)
returns uuid
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_hold constant tstzrange := tstzrange(coalesce(p_booking.held_from, p_booking.start_at), p_booking.end_at);
  v_is_seated constant boolean := p_booking.status = 'checked_in';
  v_assignment_id constant uuid := gen_random_uuid();
begin
  with assigned as (
    insert into public.table_assignments (id, restaurant_id, booking_id, during, occupied, assigned_by)
      values (v_assignment_id, p_booking.restaurant_id, p_booking.id, v_hold, v_is_seated, p_assigned_by)
  )
  insert into public.assigned_tables (assignment_id, restaurant_id, table_id, during, occupied)
    select v_assignment_id, p_booking.restaurant_id, id, v_hold, v_is_seated
    from unnest(p_table_ids) as id;
  return v_assignment_id;
end;
$$;

create function allocator.turn_minutes(p_restaurant_id uuid, p_start_at timestamptz, p_party_size integer)
returns integer
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_service_period_id constant uuid := (
    allocator.find_service(p_restaurant_id, allocator.timezone_of(p_restaurant_id), p_start_at)
  ).service_period_id;
begin
  return coalesce(
    (
      select t.minutes
      from public.turn_times as t
      where t.restaurant_id = p_restaurant_id
        and (t.service_period_id is null or t.service_period_id = v_service_period_id)
        and t.up_to_party_size >= p_party_size
      order by t.service_period_id nulls last, t.up_to_party_size
      limit 1
    ),
    case when p_party_size <= 4 then 90 else 120 end
  );
end;
$$;

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

create function allocator.validate_capacity(
  p_booking public.bookings,
  p_moved_from timestamptz default null,
  p_override text default null
)
returns allocator.capacity_decision
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_decision allocator.capacity_decision;
  v_done boolean;
begin
  v_done := allocator.lock_rules(p_booking.restaurant_id);
  if p_override is not null then
    -- Nothing is counted, but others count: they see this party at once or decide before it.
    v_done := allocator.lock_service_dates(
      p_booking.restaurant_id, allocator.service_dates_of(p_booking, v_decision, p_moved_from)
    );
    v_decision.state := 'bypassed';
    v_decision.reason := p_override;
    return v_decision;
  end if;
  v_decision := allocator.find_capacity(p_booking);
  if v_decision.state = 'unlimited' then
    return v_decision;
  elsif v_decision.state = 'enforced' then
    v_done := allocator.lock_service_dates(
      p_booking.restaurant_id, allocator.service_dates_of(p_booking, v_decision, p_moved_from)
    );
    v_decision := allocator.count_capacity(p_booking, v_decision);
  end if;
  return allocator.check_capacity(p_booking, v_decision);
end;
$$;

create function allocator.validate_services(
  p_bookings public.bookings[],
  p_new_ids uuid[],
  p_override text
)
returns allocator.capacity_decision[]
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_restaurant_id constant uuid := p_bookings[1].restaurant_id;
  v_decides constant boolean := p_new_ids <> '{}';
  v_booking public.bookings;
  v_decision allocator.capacity_decision;
  v_decisions allocator.capacity_decision[] := array[]::allocator.capacity_decision[];
  v_details text;
  v_hint text;
begin
  if v_decides then
    perform allocator.lock_rules(v_restaurant_id);
  end if;
  if v_decides and p_override is not null then
    perform allocator.lock_service_dates(v_restaurant_id, array(
      select distinct day
      from unnest(p_bookings) as b
      cross join unnest(allocator.service_dates_of(b, v_decision, null)) as day
      where b.id = any (p_new_ids)
      order by day
    ));
    v_decision.state := 'bypassed';
    v_decision.reason := p_override;
    return array[v_decision];
  end if;

  foreach v_booking in array p_bookings loop
    continue when allocator.decision_of(v_booking, v_decisions) is not null;
    begin
      v_decision := allocator.find_capacity(v_booking);
    exception
      -- Unreadable rules are in the way of a decision only.
      when sqlstate 'TA201' then
        if v_decides then
          raise;
        end if;
        return array[]::allocator.capacity_decision[];
    end;
    v_decisions := v_decisions || v_decision;
  end loop;

  if v_decides then
    perform allocator.lock_service_dates(v_restaurant_id, array(
      select distinct d.service_date from unnest(v_decisions) as d where d.state = 'enforced' order by 1
    ));
  end if;
  for i in 1..cardinality(v_decisions) loop
    v_decisions[i] := allocator.count_capacity(p_bookings[1], v_decisions[i]);
    foreach v_booking in array p_bookings loop
      if v_booking.id = any (p_new_ids) and allocator.decision_of(v_booking, v_decisions) = i then
        begin
          perform allocator.check_capacity(v_booking, v_decisions[i]);
        exception
          when sqlstate 'TA102' then
            get stacked diagnostics v_details = pg_exception_detail, v_hint = pg_exception_hint;
            perform allocator.refuse_booking_of_several(v_booking.id, sqlstate, sqlerrm, v_details, v_hint);
        end;
        exit;
      end if;
    end loop;
  end loop;
  return v_decisions;
end;
$$;

create or replace function allocator.wait_for_decisions()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_restaurants uuid[];
begin
  -- One function for restaurants, whose key is id, and for the tables that refer to them. A rule of an adopted table
  -- may belong to no restaurant: nothing is decided by it.
  v_restaurants := array(
    select distinct c.id
    from unnest(array[to_jsonb(old), to_jsonb(new)]) as changed
    cross join lateral (
      values ((changed ->> case when changed ? 'restaurant_id' then 'restaurant_id' else 'id' end)::uuid)
    ) as c (id)
    where c.id is not null
      -- Of one that is being deleted nothing is decided any more; its deletion waits for the calls in their own order.
      and exists (select from public.restaurants as r where r.id = c.id)
    order by c.id
  );
  perform pg_advisory_xact_lock(k.key)
    from (
      select uuid_hash_extended(id, 2) as key
      from unnest(v_restaurants) as id
      order by key
    ) as k;
  insert into allocator.capacity_ledger as l (restaurant_id, service_date)
    select id, date '-infinity' from unnest(v_restaurants) as id
    on conflict (restaurant_id, service_date) do update set revision = l.revision + 1;
  return coalesce(new, old);
end;
$$;

create function public.assign_tables_atomic_v2(
  p_booking_id uuid,
  p_table_ids uuid[],
  p_require_adjacency boolean default false,
  p_assigned_by uuid default null,
  p_idempotency_key text default null,
  p_restaurant_id uuid default null
)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set statement_timeout = '4s'
as $$
begin
  return allocator.assign_tables(
    assign_tables_atomic_v2.p_booking_id,
    assign_tables_atomic_v2.p_table_ids,
    coalesce(assign_tables_atomic_v2.p_require_adjacency, false),
    assign_tables_atomic_v2.p_assigned_by,
    assign_tables_atomic_v2.p_idempotency_key,
    assign_tables_atomic_v2.p_restaurant_id
  );
end;
$$;

create function public.block_tables_atomic(
  p_restaurant_id uuid,
  p_table_ids uuid[],
  p_start_at timestamptz,
  p_end_at timestamptz,
  p_reason text,
  p_displace boolean default false,
  p_idempotency_key text default null
)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set statement_timeout = '4s'
as $$
begin
  return allocator.block_tables(
    block_tables_atomic.p_restaurant_id,
    block_tables_atomic.p_table_ids,
    block_tables_atomic.p_start_at,
    block_tables_atomic.p_end_at,
    block_tables_atomic.p_reason,
    coalesce(block_tables_atomic.p_displace, false),
    block_tables_atomic.p_idempotency_key
  );
end;
$$;

create function public.create_booking_with_capacity_check(
  p_restaurant_id uuid,
  p_start_at timestamptz,
  p_party_size integer,
  p_end_at timestamptz default null,
  p_guest_name text default null,
  p_guest_phone text default null,
  p_notes text default null,
  p_table_ids uuid[] default null,
  p_require_adjacency boolean default false,
  p_check_in boolean default false,
  p_arrived boolean default false,
  p_arrived_guests integer default null,
  p_extra_chairs boolean default false,
  p_capacity_override text default null,
  p_idempotency_key text default null
)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set statement_timeout = '4s'
as $$
begin
  return allocator.create_booking(
    create_booking_with_capacity_check.p_restaurant_id,
    jsonb_strip_nulls(jsonb_build_object(
      'start_at', create_booking_with_capacity_check.p_start_at,
      'end_at', create_booking_with_capacity_check.p_end_at,
      'party_size', create_booking_with_capacity_check.p_party_size,
      'guest_name', create_booking_with_capacity_check.p_guest_name,
      'guest_phone', create_booking_with_capacity_check.p_guest_phone,
      'notes', create_booking_with_capacity_check.p_notes,
      'arrived_guests', create_booking_with_capacity_check.p_arrived_guests
    )),
    create_booking_with_capacity_check.p_table_ids,
    coalesce(create_booking_with_capacity_check.p_require_adjacency, false),
    coalesce(create_booking_with_capacity_check.p_check_in, false),
    coalesce(create_booking_with_capacity_check.p_arrived, false),
    coalesce(create_booking_with_capacity_check.p_extra_chairs, false),
    create_booking_with_capacity_check.p_capacity_override,
    create_booking_with_capacity_check.p_idempotency_key
  );
end;
$$;

create or replace function public.erase_guest_data(p_restaurant_id uuid, p_booking_ids uuid[])
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set statement_timeout = '4s'
as $$
begin
  return allocator.erase_guest_data_of_bookings(erase_guest_data.p_restaurant_id, erase_guest_data.p_booking_ids);
end;
$$;

create or replace function public.export_guest_data(p_restaurant_id uuid, p_booking_ids uuid[])
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
begin
  return jsonb_build_object(
    'restaurantId', export_guest_data.p_restaurant_id,
    'bookings', coalesce(
      (
        select jsonb_agg(
          to_jsonb(b) - '{hold,is_seated}'::text[] || jsonb_build_object('events', array(
            select to_jsonb(e) - '{id,restaurant_id,booking_id}'::text[]
            from public.assignment_events as e
            where e.restaurant_id = b.restaurant_id and e.booking_id = b.id
            order by e.created_at
          ))
          order by b.start_at, b.id
        )
        from public.bookings as b
        where b.restaurant_id = export_guest_data.p_restaurant_id
          and b.id = any (export_guest_data.p_booking_ids)
      ),
      '[]'
    )
  );
end;
$$;

create function public.seat_bookings_atomic(
  p_restaurant_id uuid,
  p_seatings jsonb,
  p_require_adjacency boolean default false,
  p_capacity_override text default null,
  p_idempotency_key text default null
)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set statement_timeout = '4s'
as $$
begin
  return allocator.seat_bookings(
    seat_bookings_atomic.p_restaurant_id,
    seat_bookings_atomic.p_seatings,
    coalesce(seat_bookings_atomic.p_require_adjacency, false),
    seat_bookings_atomic.p_capacity_override,
    seat_bookings_atomic.p_idempotency_key
  );
end;
$$;

create function public.unassign_tables_atomic(
  p_booking_id uuid,
  p_table_ids uuid[] default null,
  p_idempotency_key text default null,
  p_restaurant_id uuid default null
)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set statement_timeout = '4s'
as $$
begin
  return allocator.unassign_tables(
    unassign_tables_atomic.p_booking_id,
    unassign_tables_atomic.p_table_ids,
    unassign_tables_atomic.p_idempotency_key,
    unassign_tables_atomic.p_restaurant_id
  );
end;
$$;

create function public.unblock_tables_atomic(
  p_assignment_id uuid,
  p_restaurant_id uuid default null,
  p_idempotency_key text default null
)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set statement_timeout = '4s'
as $$
begin
  return allocator.unblock_tables(
    unblock_tables_atomic.p_assignment_id,
    unblock_tables_atomic.p_restaurant_id,
    unblock_tables_atomic.p_idempotency_key
  );
end;
$$;

create function public.update_booking_with_capacity_check(
  p_booking_id uuid,
  p_start_at timestamptz default null,
  p_end_at timestamptz default null,
  p_party_size integer default null,
  p_status public.booking_status default null,
  p_guest_name text default null,
  p_notes text default null,
  p_idempotency_key text default null,
  p_guest_phone text default null,
  p_arrived boolean default null,
  p_arrived_guests integer default null,
  p_capacity_override text default null,
  p_expected_updated_at timestamptz default null,
  p_restaurant_id uuid default null
)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set statement_timeout = '4s'
as $$
begin
  return allocator.update_booking(
    update_booking_with_capacity_check.p_booking_id,
    jsonb_strip_nulls(jsonb_build_object(
      'start_at', update_booking_with_capacity_check.p_start_at,
      'end_at', update_booking_with_capacity_check.p_end_at,
      'party_size', update_booking_with_capacity_check.p_party_size,
      'status', update_booking_with_capacity_check.p_status,
      'guest_name', update_booking_with_capacity_check.p_guest_name,
      'guest_phone', update_booking_with_capacity_check.p_guest_phone,
      'notes', update_booking_with_capacity_check.p_notes,
      'arrived_guests', update_booking_with_capacity_check.p_arrived_guests
    )),
    update_booking_with_capacity_check.p_arrived,
    update_booking_with_capacity_check.p_capacity_override,
    update_booking_with_capacity_check.p_expected_updated_at,
    update_booking_with_capacity_check.p_idempotency_key,
    update_booking_with_capacity_check.p_restaurant_id
  );
end;
$$;

alter table public.turn_times
  add constraint turn_times_restaurant_id_fkey foreign key (restaurant_id) references public.restaurants(id)
    on delete cascade;

alter table public.turn_times
  add constraint turn_times_restaurant_id_service_period_id_fkey foreign key (restaurant_id, service_period_id)
    references public.service_periods(restaurant_id, id) on delete cascade;

create constraint trigger a_block_begins_when_the_party_leaves
  after delete on public.assigned_tables
  deferrable initially deferred
  for each row
  when (old.occupied)
  execute function allocator.begin_waiting_block();

create trigger a_moved_table_leaves_a_trace
  before update of assignment_id, table_id on public.assigned_tables
  for each row execute function allocator.record_moved_table();

create trigger tables_that_are_given_leave_a_trace
  after insert on public.assigned_tables
  referencing new table as written
  for each statement execute function allocator.record_assigned_tables();

create trigger tables_that_are_taken_away_leave_a_trace
  after delete on public.assigned_tables
  referencing old table as written
  for each statement execute function allocator.record_assigned_tables();

create constraint trigger the_last_table_is_not_given_away
  after update of assignment_id on public.assigned_tables
  deferrable initially deferred
  for each row
  when ((old.restaurant_id, old.assignment_id) is distinct from (new.restaurant_id, new.assignment_id))
  execute function allocator.check_seated_booking_keeps_tables('assigned_tables');

create constraint trigger the_last_table_is_not_taken_away
  after delete on public.assigned_tables
  deferrable initially deferred
  for each row execute function allocator.check_seated_booking_keeps_tables('assigned_tables');

create trigger a_deleted_booking_leaves_a_trace
  before delete on public.bookings
  for each row execute function allocator.release_deleted_booking();

create constraint trigger a_block_has_tables
  after insert on public.table_assignments
  deferrable initially deferred
  for each row
  when (new.booking_id is null)
  execute function allocator.check_assignment_has_seated_booking();

create trigger a_deleted_assignment_leaves_a_trace
  before delete on public.table_assignments
  for each row execute function allocator.record_deleted_assignment();

-- Not for a cascade, which writes the same booking again.
create constraint trigger an_assignment_agrees_with_its_booking
  after update of booking_id on public.table_assignments
  deferrable initially deferred
  for each row
  when (old.booking_id is distinct from new.booking_id)
  execute function allocator.check_assignment_has_seated_booking();

create trigger an_assignment_is_of_a_booking_or_a_block
  before insert or update on public.table_assignments
  for each row execute function allocator.complete_assignment();

-- Not for a cascade, which writes the same restaurant again.
create trigger an_assignment_keeps_its_identity
  before update of id, restaurant_id on public.table_assignments
  for each row
  when ((old.id, old.restaurant_id) is distinct from (new.id, new.restaurant_id))
  execute function allocator.refuse_new_identity();

-- Not for a cascade, which writes the same booking and the same assignment again.
create constraint trigger the_assignment_is_not_given_away
  after update of booking_id on public.table_assignments
  deferrable initially deferred
  for each row
  when (old.booking_id is distinct from new.booking_id)
  execute function allocator.check_seated_booking_keeps_tables('table_assignments');

create constraint trigger the_assignment_is_not_taken_away
  after delete on public.table_assignments
  deferrable initially deferred
  for each row execute function allocator.check_seated_booking_keeps_tables('table_assignments');

create policy "members read the turn times of their restaurants" on public.turn_times
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

comment on column public.assigned_tables.during is
  'The hold of the booking, or the window of the block, [start, end), which it follows: the next party may start at '
  'the minute that this one ends.';
comment on column public.assigned_tables.occupied is
  'Whether the party sits there now, whatever its window says. Nobody else can sit down then.';
comment on column public.assignment_events.after is
  'The same afterwards, its fields null once it is deleted. An edit adds edited, the names of the columns it was '
  'given; a seating with them extraChairs or apart; a party that was forgotten and sent away closedBySystem.';
comment on column public.assignment_events.before is
  'The booking before: status, partySize, startAt, endAt, seatedAt, tableIds; all null before it was created. A block: '
  'assignmentId, startAt, endAt, reason, tableIds.';
comment on column public.assignment_events.booking_id is 'Null for blocked and unblocked.';
comment on column public.assignment_requests.assignment_id is
  'The booking''s assignment after the change; null when it had none, and for requests about several bookings or '
  'none. The response of a request about one booking is true only while this is so.';
comment on column public.assignment_requests.operation is 'The RPC, without its suffix: assign_tables, create_booking and so on.';
comment on column public.assignment_requests.response is
  'The response as the RPC gave it, without the guest''s name, phone and notes.';
comment on column public.bookings.arrived_at is
  'When the party came, whether or not it has sat down; null while it has not. One that is here and pending waits for '
  'a table.';
comment on column public.bookings.arrived_guests is 'How many of the party have come; null: not counted.';
comment on column public.bookings.guest_phone is 'As the guest gave it; null when unknown.';
comment on column public.bookings.held_from is
  'From when its tables are held, where that is not its start: from the moment that it sat down early, or that tables '
  'were taken within the window. What was promised before that is in nobody''s way. Null: from start_at.';
comment on column public.bookings.hold is
  'When its tables are held, [coalesce(held_from, start_at), end_at): foreign keys carry '
  'it to table_assignments and from there to assigned_tables.';
comment on column public.bookings.is_seated is
  'Whether the party sits at its tables now, status checked_in; carried like hold, to '
  'occupied.';
comment on column public.bookings.left_at is
  'When the party left; null unless it is completed, and for bookings that were completed before this was recorded.';
comment on column public.bookings.seated_at is 'When the party sat down; null unless it is checked_in or completed.';
comment on column public.bookings.updated_at is
  'When the booking or its set of tables was last changed, and its version: it grows with every change. Milliseconds, '
  'so that every client can send it back.';
comment on column public.table_assignments.block_reason is
  'Why the tables are blocked, for staff; null for a booking. No guest data.';
comment on column public.table_assignments.booking_id is 'Null for a block.';
comment on column public.table_assignments.during is 'The hold of the booking, which it follows; the window of a block.';
comment on column public.table_assignments.occupied is 'Whether the party of the booking sits there now; false for a block.';
comment on column public.table_assignments.part_of is
  'The assignmentId of the block whose table this is too: people sat there when it was made, so it is blocked from the '
  'end of that party, or from when it gives the table back. Null for everything else.';
comment on column public.turn_times.service_period_id is 'Null: every service.';
comment on column public.turn_times.up_to_party_size is 'The largest party that it counts for.';
comment on function allocator.action_of_change(public.booking_status, public.booking_status) is
  'What the audit calls a change of a booking from one status to another.';
comment on function allocator.assign_tables(uuid, uuid[], boolean, uuid, text, uuid) is
  'public.assign_tables_atomic_v2 with the rights of the owner. It waits at most 2 s for a lock (55P03). '
  'Plans are kept: planning the queries over table ids at each call took a seventh of it.';
comment on function allocator.begin_waiting_block() is
  'Deferred trigger of assigned_tables: the block that waits for a table (part_of) begins when its party leaves or '
  'gives the table back. At the end of the transaction, because a party that gets another set with the same table has '
  'not left it.';
comment on function allocator.block_tables(uuid, uuid[], timestamptz, timestamptz, text, boolean, text) is
  'public.block_tables_atomic with the rights of the owner. It waits at most 2 s for a lock (55P03).';
comment on function allocator.booking_response(public.bookings, allocator.assignment, jsonb) is
  'What creating or editing a booking answers: the booking, its assignment or null, and the capacity of its service.';
comment on function allocator.booking_state(public.bookings, uuid[]) is
  'The before and after of an audit event: what the allocator decides on, without guest data; seatedAt only where the '
  'party has sat down. Null tables: none.';
comment on function allocator.check_assignment_has_seated_booking() is
  'Deferred constraint trigger of table_assignments: raises 23514 when the booking that an assignment was handed to is '
  'neither confirmed nor checked_in at the end of the transaction, and still has it, or when a new block has no '
  'tables. Who gives a new assignment its tables has the booking checked: an RPC changes it, and after a direct write '
  'record_assigned_tables does.';
comment on function allocator.check_block(timestamptz, timestamptz, text) is
  'Raises TA001 for a window or a reason that a block cannot have.';
comment on function allocator.check_capacity(public.bookings, allocator.capacity_decision) is
  'The decision, or raises TA102 when the counted service of the booking is beyond a limit; reaching it exactly is '
  'allowed. A decision without a check leaves one line in the server log.';
comment on function allocator.check_changes(jsonb, text) is
  'Refuses (TA001) values of a booking that cannot be stored, before anything is locked or computed from them. The '
  'values are not repeated in the refusal: they may be guest data. p_override: the reason for passing the limit; null '
  'when it holds.';
comment on function allocator.check_check_in(public.bookings) is
  'Whether the party may sit down now: not earlier than 2 hours before its start (else TA014) and before its end (else '
  'TA006). p_booking: with the times that it is about to get.';
comment on function allocator.check_host(uuid) is
  'Raises TA004 for a viewer of the restaurant, TA015 for everybody else who may not change its bookings and where '
  'there is no such restaurant, so that a stranger cannot tell whether it exists.';
comment on function allocator.check_response_is_true(public.bookings, public.assignment_requests) is
  'Raises TA012 when repeating a stored response would mislead: the booking has other tables than it says, tables '
  'where it says none, or another status; one of several assignments or a block is gone. Other later edits do not '
  'count: the response is the result of its own request.';
comment on function allocator.check_seated_booking_keeps_tables() is
  'Deferred constraint trigger of table_assignments and assigned_tables: raises 23514 when a confirmed or checked_in '
  'booking, or a block, has lost its last table by the end of the transaction.';
comment on function allocator.check_seats(public.bookings, bigint, uuid[], boolean) is
  'True, or raises TA011 when the tables have fewer seats than the party has guests. p_extra_chairs: each takes two '
  'guests more.';
comment on function allocator.check_stored_booking(public.bookings, public.bookings) is
  'What check constraints of bookings would say, for whoever writes, in a trigger (refuse_row says why): raises 23514 '
  'for a size, a window, a hold or a count of arrived guests that a booking cannot have, and for a party that sits '
  'without seated_at. p_before: null when it is inserted.';
comment on function allocator.check_tables(public.bookings, uuid[], boolean, boolean, boolean) is
  'True where the set of tables could seat the booking at some time: they exist (else TA003), are in use (TA007), '
  'have the seats (TA011) and, where they are several, stand in one zone (TA008), can be moved (TA009) and, if '
  'required, are adjacent (TA010). p_extra_chairs: each table takes two guests more. p_apart: the party does not sit '
  'together, and the last three do not count. The ids are distinct. It does not look at who holds the tables. Each '
  'rule is stated here and nowhere else, and passes only when it is known to hold. Until the transaction ends none of '
  'the tables can be deleted; while one is being deleted, it raises 55P03 at once.';
comment on function allocator.check_tables_are_free(public.bookings, uuid[], uuid, boolean, tstzrange) is
  'Raises TA103 with the party that sits at one of the tables, where p_looks_at_room, else TA101 or TA104 with the '
  'earliest booking or block that holds one within p_hold. A party that was forgotten there is sent away '
  '(close_forgotten). claim_tables asks it once it has given its locks back, so there may be nothing in the way any '
  'more, and it returns. p_assignment_id: the booking''s own assignment; null when it has none.';
comment on function allocator.check_tables_exist(public.bookings, uuid[]) is
  'Raises TA003 unless these are tables of the restaurant, for a block, which they need not fit otherwise. Until the '
  'transaction ends none of them can be deleted; while one is being deleted, it raises 55P03 at once.';
comment on function allocator.claim_block(uuid, uuid[], timestamptz, timestamptz, boolean) is
  'Locks the tables for a block until the transaction ends, and before them the bookings that it displaces. Returns '
  'what it takes. Raises TA003 for a table that the restaurant does not have, TA104 when another block is in the way, '
  'and without p_displace TA101 or TA103 with all bookings that are. Who was forgotten at one of the tables is sent '
  'away.';
comment on function
  allocator.claim_sets(public.bookings[], allocator.seating[], allocator.assignment[]) is
  'claim_tables for several bookings that have given back what they held (p_held) and get their sets together. The '
  'caller has locked all their tables. Returns the bookings with held_from. Raises TA101, TA103 or TA104, also when '
  'two of them want one table.';
comment on function allocator.claim_tables(public.bookings, uuid[], allocator.assignment, boolean) is
  'Locks the tables for the booking until the transaction ends: no other party holds one of them while the booking '
  'would, none sits there where this one sits down or moves in, and none can any more. Returns the booking with '
  'held_from and, when its party sits down, seated_at as they have to be stored. Raises TA101, TA103 or TA104 when '
  'somebody or a block is in the way; no table is locked then. p_booking: as it would become. p_held: what it holds, '
  'which does not count; null when nothing. p_is_taken: whether it takes these tables now, rather than keep them with '
  'the start it had.';
comment on function allocator.close_forgotten(uuid, uuid) is
  'Sends a party away that nobody said had left: of an earlier service date, its window over for more than six hours. '
  'It left at its end, and the audit says that the system closed it. Returns whether the booking no longer sits. '
  'Raises 55P03 when somebody is changing the booking.';
comment on function allocator.complete_assignment() is
  'Trigger of table_assignments: an assignment that is inserted without a window gets that of its booking, the only '
  'one it may have, and is occupied if the party sits. Raises 23514 unless it has either a booking or a reason, and '
  'for a block that has no window or is occupied.';
comment on function allocator.count_capacity(public.bookings, allocator.capacity_decision) is
  'The decision with what its service has promised and served, where a limit is in force: the bookings that hold '
  'tables or are completed and start in the service, this one as it stands in the table. Pending ones are counted '
  'beside them.';
comment on function
  allocator.create_booking(uuid, jsonb, uuid[], boolean, boolean, boolean, boolean, text, text) is
  'public.create_booking_with_capacity_check with the rights of the owner. p_fields: the columns that are given and '
  'their values. It waits at most 2 s for a lock (55P03).';
comment on function allocator.decision_of(public.bookings, allocator.capacity_decision[]) is
  'Which of several decisions is about the service of the booking; null when none is. One that had to look up no '
  'service is about all of them.';
comment on function allocator.describe_moment(timestamptz, timestamptz, text) is
  'A moment for people, in the time zone: 18:00, with its date where that is not the date of p_near, the moment that '
  'people speak about.';
comment on function allocator.displace(public.bookings[], uuid) is
  'Takes these bookings, which hold tables and do not sit, all their tables: they are pending again. The caller has '
  'locked them.';
comment on function allocator.edited_booking(public.bookings, jsonb, boolean) is
  'The booking with these columns changed. p_arrived: whether the party is here; null: as it was, or here when guests '
  'of it are.';
comment on function allocator.erase_guest_data_of_bookings(uuid, uuid[]) is
  'public.erase_guest_data with the rights of the owner. It waits at most 2 s for a lock (55P03).';
comment on function allocator.extended_end(public.bookings) is
  'The end of a party that sits past its window and moves: 15 minutes from now. Raises TA006 when the booking would '
  'get longer than 24 hours.';
comment on function allocator.find_block(uuid, text, bytea) is
  'The restaurant of a block that the caller may take back, or has taken back with this key. Raises TA004 for a viewer '
  'of that restaurant, TA016 for everybody else and where there is no such block, so that a stranger cannot tell '
  'whether it exists.';
comment on function allocator.find_booking(uuid, uuid) is
  'The restaurant of a booking that the caller may change. p_restaurant_id: the restaurant that it has to belong to; '
  'null: any. Raises TA004 for a viewer of that restaurant, TA002 for '
  'everybody else and where there is no such booking, so that a stranger cannot tell whether it exists.';
comment on function allocator.find_response(public.bookings, text, text, bytea) is
  'The stored response of this key, marked as replayed; null when the key is new or expired. The guest''s name, phone '
  'and notes, which are not stored, are those that the booking has now. p_booking: the booking of the request; with '
  'its restaurant alone where the request names none. Raises TA012 when the key stands for another request, or for a '
  'response that a later change has made untrue.';
comment on function allocator.hash_request(text, jsonb) is
  'SHA-256 of a canonical request, which shows whether a key is reused for another request; null without a key. Raises '
  'TA001 for a malformed key.';
comment on function allocator.held_from(public.bookings, timestamptz, boolean) is
  'From when a booking holds the tables that it takes (p_is_taken) or keeps at p_now; null: from its start. What is '
  'taken within the window is held from now, since what was promised before is in nobody''s way; so is what a party '
  'sits down at before its time.';
comment on function
  allocator.hold_sets(public.bookings[], allocator.seating[], allocator.assignment[], uuid) is
  'hold_tables for several bookings of one restaurant: they give back what they held (p_held) first and take their '
  'sets then, so that two parties can swap. p_seated: as they become, but for held_from. The caller has locked the '
  'bookings and all the tables. Returns the bookings with held_from. Raises TA101, TA103 or TA104 as claim_sets.';
comment on function allocator.hold_tables(public.bookings, public.bookings, uuid[], uuid) is
  'Holds these tables for the booking in place of any it held, and returns the assignmentId. p_seated: the booking '
  'with the status, end and held_from that it gets with them. The caller has locked the booking and claimed the '
  'tables.';
comment on function allocator.insert_block(uuid, uuid[], allocator.block_claim, text, uuid) is
  'Blocks the tables. Each where people sit gets an assignment of its own (part_of) that begins at the end of that '
  'party; one whose party is to stay until the end of the block is left out. Returns the assignmentId and the tables '
  'that are left, or raises TA103 when there are none.';
comment on function allocator.is_empty_block(uuid, uuid) is 'Whether this assignment is a block without tables.';
comment on function allocator.keep_booking() is
  'Trigger of bookings, for every writer: stamps the row, records a change that no RPC made, and releases the tables '
  'of a booking that is over. Before the update, so that no foreign key has to follow the row first. One trigger, '
  'because each costs an assignment a fortieth.';
comment on function allocator.lock_booking(uuid, uuid, uuid) is
  'The first lock of a change of one booking: its row, if the caller may change it. Raises TA002 when there is no '
  'such booking in the restaurant or the caller has nothing to do with it (the same answer), TA004 for a viewer, 55P03 '
  'when too many calls wait already (take_waiting_place). p_user_id: the user of the request; null when a system acts. '
  'p_restaurant_id: where the booking is; null: not given.';
comment on function allocator.lock_bookings(uuid, uuid[]) is
  'The first lock of a change of several bookings: their rows, ascending by id. Those that the restaurant does not '
  'have are left out. Raises 55P03 when too many calls wait already (take_waiting_place).';
comment on function allocator.lock_bookings_of_restaurant() is
  'Trigger of restaurants: a deletion takes the locks of the calls in the order of the calls, bookings first, so that '
  'the two wait for each other and never deadlock. It takes the blocks along.';
comment on function allocator.lock_key(uuid, text, text) is
  'The very first lock of a request that names no booking to lock, or several: of two with the same key the second '
  'waits, and then finds the response of the first.';
comment on function allocator.lock_restaurant(uuid) is
  'The first lock of a call that adds a booking, or adds or takes back a block, if the caller may: what the foreign '
  'key of a booking would take later, so that a call that waits for the deletion of the restaurant holds nothing that '
  'the deletion needs, and the deletion sees what the call has added. It keeps nobody out but a deletion. Raises TA004 '
  'and TA015 as check_host.';
comment on function allocator.lock_rules(uuid) is
  'True, with the third lock of a change that the capacity guard decides on, whatever its state: shared, until the '
  'transaction ends. Whoever changes what the guard decides by takes it exclusively (wait_for_decisions), so that a '
  'limit holds from its commit on, also against calls that began before it. The capacity rules are open with it, if '
  'they exist: whoever has to wait waits for the table first, and holds no lock of the rules then. Above read '
  'committed it raises 40001 when the rules were changed after the transaction began.';
comment on function allocator.lock_service_dates(uuid, date[]) is
  'True, with the last lock: one advisory lock per service date until the transaction ends, in ascending order of the lock '
  'keys. The dates are distinct and ascending. Call it only when a limit is in force or passed over, and count in a later '
  'statement: at read committed that one sees all that earlier holders committed, at the higher levels the write to '
  'allocator.capacity_ledger raises 40001 instead.';
comment on function allocator.lock_tables(uuid, uuid[]) is
  'The second lock of every change that may take tables: one advisory lock per table until the transaction ends, in '
  'ascending order of the lock keys, so that sets in any order cannot deadlock. Two tables whose keys collide wait '
  'for each other needlessly, nothing worse. Returns the moment after the last wait.';
comment on function allocator.names_of_changes(jsonb, boolean) is
  'What an edit was asked to change, for the audit: the names of columns, and arrived.';
comment on function allocator.new_booking(uuid, jsonb, boolean) is
  'A pending booking with these columns; without an end it gets the turn time of its party.';
comment on function allocator.obstacles_of_block(uuid, uuid[], tstzrange, timestamptz) is
  'What holds one of the tables within the window, and, where the window has begun, who sits there; the earliest '
  'first.';
comment on function allocator.open_capacity_rules(uuid) is
  'The state of the capacity guard where no service has to be looked up for it: absent without capacity rules, '
  'unlimited without a rule for this restaurant; null where find_capacity_limits has to decide. Raises TA201 when the '
  'table is there but cannot be read. Like open_rules_table it comes before anything that reads restaurants or '
  'service_periods.';
comment on function allocator.open_rules_table(uuid) is
  'Opens the capacity rules until the transaction ends, if they exist and the guard of the restaurant is on, and reads '
  'nothing: past rules that are locked an operator gets by switching the guard off. It comes before the lock of the '
  'rules, in the order of a transaction that creates the table again and fills it, and before anything that reads '
  'restaurants or service_periods, in the order of one that drops it: so they wait for each other where they would '
  'deadlock.';
comment on function allocator.record_assigned_tables() is
  'Trigger of assigned_tables: tables that are inserted or deleted by something else than an RPC leave one event for '
  'each booking or block and statement, and the booking is checked at the end of the transaction: it may be confirmed '
  'or checked_in only.';
comment on function allocator.record_deleted_assignment() is
  'Trigger of table_assignments: one that is deleted by something else than an RPC leaves an event. Before the '
  'deletion, because the foreign keys have taken the tables away by the time it is done.';
comment on function allocator.record_direct_tables(uuid, uuid, uuid[], uuid[]) is
  'The audit event of an assignment whose set of tables is changed by something else than an RPC: assigned, reassigned '
  'or released, for a block blocked or unblocked. p_before, p_after: the tables, ascending. No event where the '
  'assignment is gone: its deletion has left one.';
comment on function allocator.record_direct_write(public.bookings, public.bookings) is
  'The audit event of a booking that is inserted (p_before null) or changed by something else than an RPC. Where that '
  'moves a booking, the foreign keys take its tables along, or refuse it by table_is_not_double_booked (23P01). What '
  'a direct write does to table_assignments and assigned_tables is recorded by record_direct_tables.';
comment on function
  allocator.record_event(public.bookings, public.assignment_action, uuid, jsonb, jsonb, jsonb, text) is
  'Writes one row of the audit; true. p_actor_id: null when a system acted. p_capacity: as in the API''s response; null '
  'when the capacity guard had nothing to decide. p_bypass_reason: null unless the guard was bypassed.';
comment on function allocator.record_moved_table() is
  'Trigger of assigned_tables: a row that is given another table or another assignment leaves an event. No RPC updates '
  'these columns. One event for each row, because a trigger of these columns alone does not see those of a statement '
  'together.';
comment on function allocator.record_seatings(
  public.bookings[], public.bookings[], allocator.seating[], allocator.assignment[], allocator.capacity_decision[]
) is
  'Writes one row of the audit for each of several bookings that got something new together: checked_in, assigned, '
  'reassigned, or edited where the set is the one that it held and only the end is new. p_decisions: of their services, '
  'as validate_services gives them.';
comment on function allocator.refuse_block(uuid, allocator.obstacle[]) is
  'Raises TA104 when another block is in the way, else TA103 when people sit at one of the tables and TA101 when not, '
  'with all bookings that are in the way.';
comment on function allocator.refuse_blocked_table(public.bookings, uuid, text, uuid, text, tstzrange) is
  'Raises TA104 with the block that is in the way, why it was made and until when.';
comment on function allocator.refuse_booking_of_several(uuid, text, text, text, text) is
  'Raises a refusal again, saying which of several bookings was refused (details.bookingId). The others as the refusal '
  'had them.';
comment on function allocator.refuse_changed_booking(public.bookings, timestamptz) is
  'Raises TA105 for an edit of a booking that somebody has changed since the caller read it.';
comment on function allocator.refuse_missing_block(uuid) is 'Raises TA016.';
comment on function allocator.refuse_missing_bookings(uuid, uuid[]) is
  'Raises TA002 with the first of the ids that is not a booking of the restaurant.';
comment on function allocator.refuse_reused_key(public.bookings, text) is
  'Raises TA012. p_cause: the request differs, the assignment or the booking no longer exists, the booking has tables '
  'again, or the status has changed.';
comment on function allocator.refuse_row(name, text, text) is
  'Refuses (23514) a row as a check constraint of this name would: a trigger that seldom runs costs less than a '
  'constraint that every write evaluates.';
comment on function allocator.refuse_taken_table(text, public.bookings, uuid, text, public.bookings) is
  'Raises TA101 (TABLE_TAKEN) or TA103 (TABLE_OCCUPIED) with the party that is in the way: its size, status and times, '
  'whether it has come and when it sat down. p_blocker: as it was when it was found in the way.';
comment on function allocator.refuse_unassignable(public.bookings) is
  'Raises TA006 for a booking that is completed, cancelled or no_show, or whose window has ended. p_booking: as it is, '
  'or as it would become.';
comment on function allocator.release_deleted_booking() is
  'Trigger of bookings: the tables of a deleted booking go with it, and the audit keeps that they were released, or '
  'that a booking without tables was deleted. Before the deletion, because the foreign keys have taken the tables '
  'away by the time it is done.';
comment on function allocator.repeat_response(public.bookings, text, text, bytea) is
  'find_response for a request that names no booking to lock, or several: with the lock of its key. p_request: its '
  'restaurant. Null without a key.';
comment on function allocator.requested_seatings(jsonb) is
  'The seatings of a request, ascending by booking. Raises TA001 unless they are 1 to 200 objects with a bookingId of '
  'their own and 1 to 20 tableIds each; details.bookingId says whose tableIds are wrong.';
comment on function allocator.requested_table_ids(uuid[], integer) is
  'The distinct table ids of a request, ascending. Raises TA001 unless they are 1 to p_most, none of them null, named '
  'at most ten times as often.';
comment on function allocator.seat_bookings(uuid, jsonb, boolean, text, text) is
  'public.seat_bookings_atomic with the rights of the owner. It waits at most 2 s for a lock (55P03).';
comment on function allocator.seated_booking(public.bookings, allocator.seating) is
  'The booking as this seating makes it, but for held_from. Raises TA001 for an end that it cannot have, TA006 when '
  'it is over (with a check-in, one of this service date that was a no-show or has left comes back), TA014 when its '
  'party may not sit down yet. A party that sits past its end gets 15 minutes from now, unless the seating says more.';
comment on function allocator.stamp_booking(public.bookings, public.bookings) is
  'The booking with its version, the times that follow from its status; raises '
  '23514 as check_stored_booking does. p_before: null when it is inserted. A party that sits down gets seated_at, one '
  'that leaves left_at, unless the writer knows better; any other status takes both away, and what was held from '
  'before the start. A booking that starts at another time, or ends before its tables were taken, is held from its '
  'start.';
comment on function allocator.store_response(public.bookings, text, text, bytea, jsonb, uuid) is
  'Stores the response for 24 hours under the key, in the transaction of the change, without the guest''s name, phone '
  'and notes. p_assignment_id: the booking''s assignment after the change; null when it has none. Raises TA012 when a '
  'request for another booking took the key at the same moment.';
comment on function allocator.take_sets(public.bookings[], allocator.seating[], uuid) is
  'take_tables for several bookings: two statements in all.';
comment on function allocator.take_tables(public.bookings, uuid[], uuid) is
  'Holds these tables for a booking that holds none, and returns the assignmentId. p_booking: as it stands in the '
  'table. The caller has locked the booking and claimed the tables.';
comment on function allocator.timezone_of(uuid) is
  'The time zone of the restaurant. A call that goes on to the capacity guard reads it after open_rules_table.';
comment on function allocator.turn_minutes(uuid, timestamptz, integer) is
  'How many minutes a party of this size stays that starts then: the service''s own turn times before the general '
  'ones, the smallest that fits; without any, 90 for up to 4 guests and 120 for more.';
comment on function allocator.unassign_tables(uuid, uuid[], text, uuid) is
  'public.unassign_tables_atomic with the rights of the owner. It waits at most 2 s for a lock (55P03). '
  'Plans are kept: planning the queries over table ids at each call took a seventh of it.';
comment on function allocator.unblock_tables(uuid, uuid, text) is
  'public.unblock_tables_atomic with the rights of the owner. It waits at most 2 s for a lock (55P03).';
comment on function allocator.update_booking(uuid, jsonb, boolean, text, timestamptz, text, uuid) is
  'public.update_booking_with_capacity_check with the rights of the owner. p_changes: the columns to change and '
  'their values. It waits at most 2 s for a lock (55P03). '
  'Plans are kept: planning the queries over table ids at each call took a seventh of it.';
comment on function allocator.validate_capacity(public.bookings, timestamptz, text) is
  'Decides on the booking as it stands in the table: raises TA102 when its service is beyond a limit; reaching the '
  'limit exactly is allowed. It locks the rules of the restaurant and, only where a limit is in force, the service '
  'date, and that of p_moved_from when the booking was moved. p_override: why an owner or a manager lets this booking '
  'past the limits; null: they hold.';
comment on function allocator.validate_services(public.bookings[], uuid[], text) is
  'validate_capacity for several bookings of one restaurant, each of their services counted once. Raises TA102 for '
  'the first booking of p_new_ids, those that were not counted before, whose service is beyond a limit; the others '
  'refuse nothing and lock nothing. Returns one decision per service, none when the rules cannot be read and nothing '
  'had to be decided. p_override: as in validate_capacity.';
comment on function public.assign_tables_atomic_v2(uuid, uuid[], boolean, uuid, text, uuid) is
$$Holds a set of tables for a booking, all or nothing, in place of the set that it holds. A party that sits moves there.

p_table_ids: 1 to 20 tables of one zone; order and duplicates do not matter. The set that the booking already holds
is no change and keeps its assignmentId.
p_require_adjacency: the tables must form one group by table_adjacencies.
p_assigned_by: the user to record; a signed-in user can only name themself. Null: the signed-in user, or a system.
p_idempotency_key: 1 to 255 visible ASCII characters; the same key and request get the first answer again for 24 h.
p_restaurant_id: the restaurant of the booking; with it only that restaurant's data is looked at. Null: not given.

Within the window the tables are held from now on, and nobody may still sit there. A party that sits past its end gets
15 minutes from now.

Returns {restaurantId, replayed, assignmentId, bookingId, tableIds, startAt, endAt, capacity: {state, covers,
maxCovers, parties, maxParties, coversWithoutTable}}. capacity.state is absent, unlimited, enforced or bypassed.

Raises TA001 to TA012, TA101 to TA104, TA201: see allocator.refusal_reasons() and docs/errors.md. It waits at most
2 s for a lock (55P03), and where the API honours it runs at most 4 s (57014). Nothing remains of a refused call.

It runs as its caller and hands over to allocator.assign_tables, which has the rights to write.$$;
comment on function public.block_tables_atomic(uuid, uuid[], timestamptz, timestamptz, text, boolean, text) is
$$Gives tables to nobody for a window, all or nothing.

p_table_ids: 1 to 200 tables; they may be out of use.
p_start_at, p_end_at: up to 366 days; what is past by now is left out.
p_reason: why, for staff, 1 to 200 characters. Not about guests: it is kept in the audit.
p_displace: bookings that do not sit yet lose their tables and are pending again. Where people sit the block begins at
their end, or when they give the table back; where they sit past their end it begins now. A table whose party is to stay
until the end of the block is not blocked, and no table left is TA103. False: whoever is in the way refuses it.
p_idempotency_key: 1 to 255 visible ASCII characters; the same key and request get the first answer again for 24 h.

Returns {restaurantId, replayed, assignmentId, tableIds, startAt, endAt, displacedBookingIds, stillOccupied}. tableIds:
those that are blocked; stillOccupied: those of the request where people sit, also where they stay until its end.

Raises TA001, TA003, TA004, TA012, TA015, TA101, TA103, TA104: see allocator.refusal_reasons() and docs/errors.md. It
waits at most 2 s for a lock (55P03), and where the API honours it runs at most 4 s (57014).

It runs as its caller and hands over to allocator.block_tables, which has the rights to write.$$;
comment on function public.create_booking_with_capacity_check(
  uuid, timestamptz, integer, timestamptz, text, text, text, uuid[], boolean, boolean, boolean, integer, boolean, text,
  text
) is
$$Adds a booking, with tables and its party seated at them if wanted, all or nothing: a booking by phone, or a walk-in.

p_start_at, p_end_at: up to 24 hours in the years 2000 to 2099; without an end it gets the turn time of the party.
p_party_size: 1 to 1000. p_guest_name: up to 200 characters. p_guest_phone: up to 40. p_notes: up to 2000. Null: none.
p_table_ids: 1 to 20 tables to hold, which confirms it, under the rules of an assignment; null: none, it is pending.
p_require_adjacency: the tables must form one group by table_adjacencies.
p_check_in: the party sits down at them now, from 2 hours before its start until its end.
p_arrived: the party is here. p_arrived_guests: how many of it, 1 to 1000.
p_extra_chairs: each table takes two guests more than it has seats.
p_capacity_override: why an owner or a manager lets this party past the limits, up to 500 characters; null: they hold.
p_idempotency_key: 1 to 255 visible ASCII characters; the same key and request get the first answer again for 24 h, and
make one booking also when they come at the same time.

Returns {restaurantId, replayed, booking, assignment, capacity} as update_booking_with_capacity_check does. Without tables
the limits refuse nothing, and capacity is null when the rules cannot be read.

Raises TA001, TA003 to TA015, TA101 to TA104, TA201: see allocator.refusal_reasons() and docs/errors.md. It waits at most
2 s for a lock (55P03), and where the API honours it runs at most 4 s (57014). Nothing remains of a refused call.

It runs as its caller and hands over to allocator.create_booking, which has the rights to write.$$;
comment on function public.erase_guest_data(uuid, uuid[]) is
$$Erases the guest's name, phone and the notes of these bookings. Times, party sizes and tables stay: without them they say
nothing about a person, and the counts of past services stay right. The audit records that it was done, and by whom.

Returns {restaurantId, erasedBookingIds}; ids of other restaurants and unknown ids are passed over.

Raises TA004 unless the caller is an owner or a manager of the restaurant or has a secret key. docs/privacy.md says
where else guest data may be, such as in backups.

It runs as its caller and hands over to allocator.erase_guest_data_of_bookings, which has the rights to write.$$;
comment on function public.seat_bookings_atomic(uuid, jsonb, boolean, text, text) is
$$Gives several bookings of a restaurant their tables at once, all or nothing. What they held is given back first, so that
parties can swap, also while they sit. A booking that gets nothing new stays as it is, and the audit has no line of it.

p_seatings: 1 to 200 objects, each with a booking of its own:
  bookingId, tableIds: 1 to 20 tables, in place of those that it holds.
  checkIn: the party sits down, or comes after all: a no-show or one that has left, of this service date.
  endAt: its new end; one that sits past its end gets 15 minutes from now without it.
  extraChairs: each table takes two guests more than it has seats.
  apart: the party does not sit together: tables of several zones, fixed ones and separate ones are allowed.
p_require_adjacency: the tables of each party that is not apart must form one group by table_adjacencies.
p_capacity_override: why an owner or a manager lets them past the limits, up to 500 characters; null: they hold.
p_idempotency_key: 1 to 255 visible ASCII characters; the same key and request get the first answer again for 24 h.

Returns {restaurantId, replayed, assignments: [{assignmentId, bookingId, tableIds, startAt, endAt}] in the order of the
request, capacity: [{servicePeriodId, serviceDate, state, covers, maxCovers, parties, maxParties, coversWithoutTable}]},
one object per service, each counted once with all of them; none where the rules cannot be read and nobody was added.
The limits refuse only when a booking that was pending or a no-show is among them.

Raises TA001 to TA004, TA006 to TA012, TA014, TA015, TA101 to TA104, TA201, with the booking in details.bookingId: see
allocator.refusal_reasons() and docs/errors.md. It waits at most 2 s for a lock (55P03), and where the API honours it runs
at most 4 s (57014). Nothing remains of a refused call.

It runs as its caller and hands over to allocator.seat_bookings, which has the rights to write.$$;
comment on function public.unassign_tables_atomic(uuid, uuid[], text, uuid) is
$$Releases tables of a booking, all or nothing. Without tables left it becomes pending, and its party no
longer sits.

p_table_ids: which of its tables; tables that it does not hold are passed over. Null: all of them. The tables that it
keeps must still seat the party, unless it sits there already, and are a new assignment.
p_idempotency_key: 1 to 255 visible ASCII characters; the same key and request get the first answer again for 24 h.
p_restaurant_id: the restaurant of the booking; with it only that restaurant's data is looked at. Null: not given.

Returns {restaurantId, replayed, bookingId, releasedTableIds}; the list is empty when there was nothing to release.

Raises TA001, TA002, TA004, TA011, TA012: see allocator.refusal_reasons() and docs/errors.md. It waits at most 2 s for
a lock (55P03), and where the API honours it runs at most 4 s (57014).

It runs as its caller and hands over to allocator.unassign_tables, which has the rights to write.$$;
comment on function public.unblock_tables_atomic(uuid, uuid, text) is
$$Takes a block back: all its tables, also those that wait for a party to leave.

p_assignment_id: the assignmentId that block_tables_atomic returned.
p_restaurant_id: its restaurant; with it only that restaurant's data is looked at. Null: not given.
p_idempotency_key: 1 to 255 visible ASCII characters; the same key and request get the first answer again for 24 h.

Returns {restaurantId, replayed, releasedTableIds}.

Raises TA001, TA004, TA012, TA015, TA016: see allocator.refusal_reasons() and docs/errors.md. It waits at most 2 s for a
lock (55P03), and where the API honours it runs at most 4 s (57014).

It runs as its caller and hands over to allocator.unblock_tables, which has the rights to write.$$;
comment on function public.update_booking_with_capacity_check(
  uuid, timestamptz, timestamptz, integer, public.booking_status, text, text, text, text, boolean, integer, text,
  timestamptz, uuid
) is
$$Edits a booking under the same guard as an assignment, all or nothing. Its tables move along to the new window.

p_start_at, p_end_at, p_party_size, p_status, p_guest_name, p_guest_phone, p_notes: the new values; null leaves a field as
it is. An empty p_notes takes the notes away, an empty p_guest_phone the number.
p_party_size: 1 to 1000. p_guest_name: up to 200 characters. p_guest_phone: up to 40. p_notes: up to 2000. The window is
at most 24 hours long and lies in the years 2000 to 2099.
p_status: checked_in: the party sits down, at tables that it holds and where nobody sits, from 2 hours before its start
until its end; before its start the tables must be free from now on. completed: it has left. completed, cancelled and
no_show release the tables; confirmed takes a check-in back; a booking that is over can be revived to pending.
p_arrived: true: the party is here, which needs no table and is never refused; false: it is not.
p_arrived_guests: how many of it are here, 1 to 1000.
p_capacity_override: why an owner or a manager lets this party past the limits, up to 500 characters; null: they hold.
p_expected_updated_at: the updatedAt that the caller has seen; an edit of a booking that was changed since is refused.
p_idempotency_key: 1 to 255 visible ASCII characters; the same key and request get the first answer again for 24 h.
p_restaurant_id: the restaurant of the booking; with it only that restaurant's data is looked at. Null: not given.

Returns {restaurantId, replayed, booking: {id, restaurantId, partySize, startAt, endAt, status, guestName,
guestPhone, notes, arrivedAt, arrivedGuests, seatedAt, leftAt, updatedAt}, assignment: {assignmentId, tableIds} or null,
capacity: {state, covers, maxCovers, parties, maxParties, coversWithoutTable}}. capacity is null when the rules cannot be
read and the edit did not depend on them.

Raises TA001, TA002, TA004, TA006 to TA014, TA101 to TA105, TA201: see allocator.refusal_reasons() and docs/errors.md.
Seats and capacity refuse only a booking that holds tables, does not sit, and starts at another time or grows. It waits
at most 2 s for a lock (55P03), and where the API honours it runs at most 4 s (57014).

It runs as its caller and hands over to allocator.update_booking, which has the rights to write.$$;
comment on table public.assigned_tables is
  'One table of an assignment and the window that it is held for: the one source of which table is free when, and '
  'where people sit.';
comment on table public.bookings is
  'A party, the time it is expected, and its status. Its window [start_at, end_at) is the plan; seated_at, left_at and '
  'arrived_at are facts.';
comment on table public.table_assignments is
  'The current set of tables of a booking, or tables that are blocked: given to nobody. The tables are in '
  'assigned_tables. Another set is another assignment.';
comment on table public.turn_times is
  'How long a party stays where its booking does not say. The service''s own turns come before the general ones, the '
  'smallest that fits counts; without any, 90 minutes for up to 4 guests and 120 for more.';
comment on type allocator.block_claim is
  'What a block is going to take: its window from now on; the rows of parties that sit at its tables, as obstacles; '
  'the bookings that lose their tables.';
comment on type allocator.capacity_decision is
  'What the capacity guard found for one booking. state: absent, unlimited, enforced or bypassed. covers and parties '
  'are counted with the booking and null when nothing had to be counted; max_covers and max_parties are null where '
  'there is no limit. covers_without_table: guests of its pending bookings, who are held against no limit. reason: '
  'why it was bypassed. service_period_id, service_date and starts: the booking''s service as find_service gives it; '
  'null while nothing had to be looked up.';
comment on type allocator.obstacle is
  'What is in the way of a block at one table: a row of assigned_tables, and whose it is. booking_id: null for another '
  'block, whose assignmentId assignment_id is.';
comment on type allocator.seating is
  'What is asked for one of several bookings: its tables, ascending; whether its party sits down now; its new end, '
  'null to keep it; whether each table takes two guests more; whether the party sits apart, so that zone and '
  'adjacency do not count.';
comment on type public.assignment_action is
  'The kind of an audit event: tables were assigned, replaced or released; the booking was created, edited or deleted, '
  'or its guest data erased; its party sat down, left or did not come; tables were blocked for a window, or a block '
  'was taken back.';

revoke all on table public.turn_times from public, anon, authenticated, service_role;
grant select on table public.turn_times to authenticated, service_role;
revoke execute on function allocator.action_of_change(public.booking_status, public.booking_status)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.assign_tables(uuid, uuid[], boolean, uuid, text, uuid)
  from public, anon, authenticated, service_role;
grant execute on function allocator.assign_tables(uuid, uuid[], boolean, uuid, text, uuid)
  to authenticated, service_role;
revoke execute on function allocator.begin_waiting_block() from public, anon, authenticated, service_role;
revoke execute on function allocator.block_tables(uuid, uuid[], timestamptz, timestamptz, text, boolean, text)
  from public, anon, authenticated, service_role;
grant execute on function allocator.block_tables(uuid, uuid[], timestamptz, timestamptz, text, boolean, text)
  to authenticated, service_role;
revoke execute on function allocator.booking_response(public.bookings, allocator.assignment, jsonb)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.check_block(timestamptz, timestamptz, text)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.check_capacity(public.bookings, allocator.capacity_decision)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.check_changes(jsonb, text) from public, anon, authenticated, service_role;
revoke execute on function allocator.check_check_in(public.bookings) from public, anon, authenticated, service_role;
revoke execute on function allocator.check_host(uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.check_seats(public.bookings, bigint, uuid[], boolean)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.check_stored_booking(public.bookings, public.bookings)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.check_tables(public.bookings, uuid[], boolean, boolean, boolean)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.check_tables_are_free(public.bookings, uuid[], uuid, boolean, tstzrange)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.check_tables_exist(public.bookings, uuid[])
  from public, anon, authenticated, service_role;
revoke execute on function allocator.claim_block(uuid, uuid[], timestamptz, timestamptz, boolean)
  from public, anon, authenticated, service_role;
revoke execute on function
  allocator.claim_sets(public.bookings[], allocator.seating[], allocator.assignment[])
  from public, anon, authenticated, service_role;
revoke execute on function allocator.claim_tables(public.bookings, uuid[], allocator.assignment, boolean)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.close_forgotten(uuid, uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.complete_assignment() from public, anon, authenticated, service_role;
revoke execute on function
  allocator.create_booking(uuid, jsonb, uuid[], boolean, boolean, boolean, boolean, text, text)
  from public, anon, authenticated, service_role;
grant execute on function
  allocator.create_booking(uuid, jsonb, uuid[], boolean, boolean, boolean, boolean, text, text)
  to authenticated, service_role;
revoke execute on function allocator.decision_of(public.bookings, allocator.capacity_decision[])
  from public, anon, authenticated, service_role;
revoke execute on function allocator.describe_moment(timestamptz, timestamptz, text)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.displace(public.bookings[], uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.edited_booking(public.bookings, jsonb, boolean)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.erase_guest_data_of_bookings(uuid, uuid[])
  from public, anon, authenticated, service_role;
grant execute on function allocator.erase_guest_data_of_bookings(uuid, uuid[]) to authenticated, service_role;
revoke execute on function allocator.extended_end(public.bookings) from public, anon, authenticated, service_role;
revoke execute on function allocator.find_block(uuid, text, bytea) from public, anon, authenticated, service_role;
revoke execute on function allocator.find_booking(uuid, uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.held_from(public.bookings, timestamptz, boolean)
  from public, anon, authenticated, service_role;
revoke execute on function
  allocator.hold_sets(public.bookings[], allocator.seating[], allocator.assignment[], uuid)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.hold_tables(public.bookings, public.bookings, uuid[], uuid)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.insert_block(uuid, uuid[], allocator.block_claim, text, uuid)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.is_empty_block(uuid, uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.lock_booking(uuid, uuid, uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.lock_bookings(uuid, uuid[]) from public, anon, authenticated, service_role;
revoke execute on function allocator.lock_key(uuid, text, text) from public, anon, authenticated, service_role;
revoke execute on function allocator.lock_restaurant(uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.lock_rules(uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.lock_service_dates(uuid, date[])
  from public, anon, authenticated, service_role;
revoke execute on function allocator.lock_tables(uuid, uuid[]) from public, anon, authenticated, service_role;
revoke execute on function allocator.names_of_changes(jsonb, boolean)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.new_booking(uuid, jsonb, boolean) from public, anon, authenticated, service_role;
revoke execute on function allocator.obstacles_of_block(uuid, uuid[], tstzrange, timestamptz)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.open_rules_table(uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.record_assigned_tables() from public, anon, authenticated, service_role;
revoke execute on function allocator.record_deleted_assignment() from public, anon, authenticated, service_role;
revoke execute on function allocator.record_direct_tables(uuid, uuid, uuid[], uuid[])
  from public, anon, authenticated, service_role;
revoke execute on function allocator.record_direct_write(public.bookings, public.bookings)
  from public, anon, authenticated, service_role;
revoke execute on function
  allocator.record_event(public.bookings, public.assignment_action, uuid, jsonb, jsonb, jsonb, text)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.record_moved_table() from public, anon, authenticated, service_role;
revoke execute on function allocator.record_seatings(
  public.bookings[], public.bookings[], allocator.seating[], allocator.assignment[], allocator.capacity_decision[]
) from public, anon, authenticated, service_role;
revoke execute on function allocator.refuse_block(uuid, allocator.obstacle[])
  from public, anon, authenticated, service_role;
revoke execute on function allocator.refuse_blocked_table(public.bookings, uuid, text, uuid, text, tstzrange)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.refuse_booking_of_several(uuid, text, text, text, text)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.refuse_changed_booking(public.bookings, timestamptz)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.refuse_missing_block(uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.refuse_missing_bookings(uuid, uuid[])
  from public, anon, authenticated, service_role;
revoke execute on function allocator.refuse_row(name, text, text) from public, anon, authenticated, service_role;
revoke execute on function allocator.refuse_taken_table(text, public.bookings, uuid, text, public.bookings)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.repeat_response(public.bookings, text, text, bytea)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.requested_seatings(jsonb) from public, anon, authenticated, service_role;
revoke execute on function allocator.requested_table_ids(uuid[], integer) from public, anon, authenticated, service_role;
revoke execute on function allocator.seat_bookings(uuid, jsonb, boolean, text, text)
  from public, anon, authenticated, service_role;
grant execute on function allocator.seat_bookings(uuid, jsonb, boolean, text, text) to authenticated, service_role;
revoke execute on function allocator.seated_booking(public.bookings, allocator.seating)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.stamp_booking(public.bookings, public.bookings)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.take_sets(public.bookings[], allocator.seating[], uuid)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.take_tables(public.bookings, uuid[], uuid)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.turn_minutes(uuid, timestamptz, integer)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.unassign_tables(uuid, uuid[], text, uuid)
  from public, anon, authenticated, service_role;
grant execute on function allocator.unassign_tables(uuid, uuid[], text, uuid) to authenticated, service_role;
revoke execute on function allocator.unblock_tables(uuid, uuid, text)
  from public, anon, authenticated, service_role;
grant execute on function allocator.unblock_tables(uuid, uuid, text) to authenticated, service_role;
revoke execute on function allocator.update_booking(uuid, jsonb, boolean, text, timestamptz, text, uuid)
  from public, anon, authenticated, service_role;
grant execute on function allocator.update_booking(uuid, jsonb, boolean, text, timestamptz, text, uuid)
  to authenticated, service_role;
revoke execute on function allocator.validate_capacity(public.bookings, timestamptz, text)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.validate_services(public.bookings[], uuid[], text)
  from public, anon, authenticated, service_role;
revoke execute on function public.assign_tables_atomic_v2(uuid, uuid[], boolean, uuid, text, uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.assign_tables_atomic_v2(uuid, uuid[], boolean, uuid, text, uuid)
  to authenticated, service_role;
revoke execute on function public.block_tables_atomic(uuid, uuid[], timestamptz, timestamptz, text, boolean, text)
  from public, anon, authenticated, service_role;
grant execute on function public.block_tables_atomic(uuid, uuid[], timestamptz, timestamptz, text, boolean, text)
  to authenticated, service_role;
revoke execute on function public.create_booking_with_capacity_check(
  uuid, timestamptz, integer, timestamptz, text, text, text, uuid[], boolean, boolean, boolean, integer, boolean, text,
  text
) from public, anon, authenticated, service_role;
grant execute on function public.create_booking_with_capacity_check(
  uuid, timestamptz, integer, timestamptz, text, text, text, uuid[], boolean, boolean, boolean, integer, boolean, text,
  text
) to authenticated, service_role;
revoke execute on function public.seat_bookings_atomic(uuid, jsonb, boolean, text, text)
  from public, anon, authenticated, service_role;
grant execute on function public.seat_bookings_atomic(uuid, jsonb, boolean, text, text) to authenticated, service_role;
revoke execute on function public.unassign_tables_atomic(uuid, uuid[], text, uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.unassign_tables_atomic(uuid, uuid[], text, uuid) to authenticated, service_role;
revoke execute on function public.unblock_tables_atomic(uuid, uuid, text)
  from public, anon, authenticated, service_role;
grant execute on function public.unblock_tables_atomic(uuid, uuid, text) to authenticated, service_role;
revoke execute on function public.update_booking_with_capacity_check(
  uuid, timestamptz, timestamptz, integer, public.booking_status, text, text, text, text, boolean, integer, text,
  timestamptz, uuid
) from public, anon, authenticated, service_role;
grant execute on function public.update_booking_with_capacity_check(
  uuid, timestamptz, timestamptz, integer, public.booking_status, text, text, text, text, boolean, integer, text,
  timestamptz, uuid
) to authenticated, service_role;

revoke execute on function allocator.keep_booking() from public, anon, authenticated, service_role;

create trigger a_booking_is_kept
  before insert or update on public.bookings
  for each row execute function allocator.keep_booking();
