drop policy "members read the assigned tables of their restaurants" on public.assigned_tables;

drop policy "members read the events of their restaurants" on public.assignment_events;

drop policy "members read the bookings of their restaurants" on public.bookings;

drop policy "members read the tables of their restaurants" on public.dining_tables;

drop policy "members read the members of their restaurants" on public.restaurant_members;

drop policy "members read their restaurants" on public.restaurants;

drop policy "members read the service periods of their restaurants" on public.service_periods;

drop policy "members read the adjacencies of their restaurants" on public.table_adjacencies;

drop policy "members read the assignments of their restaurants" on public.table_assignments;

drop policy "members read the zones of their restaurants" on public.zones;

drop trigger tables_follow_their_booking on public.bookings;

drop index public.assignment_requests_created_at_idx;

alter table public.dining_tables
  drop constraint a_table_has_seats;

alter table public.dining_tables
  drop constraint the_label_is_not_blank;

alter table public.dining_tables
  drop constraint the_smallest_party_is_positive;

alter table public.restaurants
  drop constraint the_name_is_not_blank;

alter table public.service_periods
  drop constraint the_name_is_not_blank;

alter table public.zones
  drop constraint the_name_is_not_blank;

drop function allocator.actor_of_request(uuid);

drop function allocator.apply_capacity_limits(uuid, allocator.capacity_decision);

drop function allocator.keep_tables_in_step();

drop function allocator.lock_booking(uuid);

drop function allocator.lock_tables(uuid[]);

drop function allocator.move_tables_along(public.bookings, allocator.assignment);

drop function allocator.refuse_booking(uuid, uuid);

drop function allocator.store_response(public.bookings, text, text, bytea, jsonb);

alter table public.assignment_requests
  add column assignment_id uuid;

alter table public.dining_tables
  alter column label drop default;

alter table public.dining_tables
  alter column label type character varying(40) using label::character varying(40);

alter table public.restaurants
  alter column name drop default;

alter table public.restaurants
  alter column name type character varying(200) using name::character varying(200);

alter table public.service_periods
  alter column name drop default;

alter table public.service_periods
  alter column name type character varying(200) using name::character varying(200);

alter table public.zones
  alter column name drop default;

alter table public.zones
  alter column name type character varying(200) using name::character varying(200);

alter table public.bookings
  alter column guest_name set default ''::character varying;

alter type allocator.capacity_decision alter attribute covers type bigint cascade;

alter type allocator.capacity_decision alter attribute parties type bigint cascade;

create function allocator.actor_of_request(p_assigned_by uuid, p_user_id uuid)
returns uuid
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_assigned_by is distinct from p_user_id
    and p_assigned_by is not null
    and not allocator.caller_is_trusted() then
    perform allocator.refuse(
      'ASSIGNED_BY_NOT_ALLOWED', 'A user may only assign in their own name',
      jsonb_build_object('assignedBy', p_assigned_by),
      'Leave assignedBy out, or name the signed-in user'
    );
  end if;
  return coalesce(p_assigned_by, p_user_id);
end;
$$;

create function allocator.an_rpc_writes()
returns boolean
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce(current_setting('allocator.rpc', true), '') <> '' and allocator.session_is_trusted();
end;
$$;

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
  v_booking := allocator.lock_booking(p_booking_id, v_user_id);
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

  perform allocator.check_tables(v_booking, v_table_ids, p_require_adjacency);
  if v_held.table_ids = v_table_ids then
    v_assignment_id := v_held.id;
    v_decision := allocator.count_capacity(v_booking, allocator.find_capacity(v_booking));
    v_capacity := allocator.capacity_json(v_decision);
  else
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
    perform allocator.store_response(
      v_booking, 'assign_tables', p_idempotency_key, v_request_hash, v_response, v_assignment_id
    );
  end if;
  return v_response;
end;
$$;

create or replace function allocator.assignment_of(p_booking public.bookings)
returns allocator.assignment
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_assignment allocator.assignment;
begin
  select a.id, array(
      select t.table_id
      from public.assigned_tables as t
      where t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
      order by t.table_id
    )
    into v_assignment
    from public.table_assignments as a
    where a.restaurant_id = p_booking.restaurant_id and a.booking_id = p_booking.id;
  return v_assignment;
end;
$$;

create or replace function allocator.booking_state(p_booking public.bookings, p_table_ids uuid[])
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return jsonb_build_object(
    'status', p_booking.status,
    'partySize', p_booking.party_size,
    'startAt', p_booking.start_at,
    'endAt', p_booking.end_at,
    'tableIds', coalesce(p_table_ids, '{}')
  );
end;
$$;

create function allocator.caller_id()
returns uuid
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  -- The API's requests need no function call to be believed.
  if session_user = 'authenticator' or allocator.session_is_trusted() then
    return auth.uid();
  end if;
  return null;
end;
$$;

create or replace function allocator.caller_is_trusted()
returns boolean
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_role constant text := allocator.caller_role();
begin
  return v_role = 'service_role' or pg_has_role(v_role, current_user, 'usage');
end;
$$;

create or replace function allocator.caller_role()
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce(nullif(current_setting('role'), 'none'), session_user);
end;
$$;

create or replace function allocator.capacity_bypass(p_restaurant_id uuid)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_reason text;
begin
  if lower(current_setting('app.capacity.post_assignment.enabled', true)) in ('off', 'false', 'no', '0')
    and allocator.session_is_trusted() then
    return 'The setting app.capacity.post_assignment.enabled is off';
  end if;
  select case when s.value = 'off' then s.reason end
    into v_reason
    from public.allocator_settings as s
    where s.key = 'app.capacity.post_assignment.enabled'
      and (s.restaurant_id = p_restaurant_id or s.restaurant_id is null)
      and (s.expires_at is null or s.expires_at > clock_timestamp())
    order by s.restaurant_id nulls last
    limit 1;
  return v_reason;
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
    'maxParties', p_decision.max_parties
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

create or replace function allocator.check_booking_agrees_with_tables()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
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

create function allocator.check_changes(p_changes jsonb)
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
  end if;
end;
$$;

create or replace function allocator.check_edit(p_booking public.bookings, p_edited public.bookings, p_holds_tables boolean)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_edited.party_size not between 1 and 1000 then
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

create function allocator.check_manager(p_restaurant_id uuid)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  if not allocator.caller_is_trusted() and not exists (
    select from public.restaurant_members as m
    where m.restaurant_id = p_restaurant_id
      and m.user_id = allocator.caller_id()
      and m.role in ('owner', 'manager')
  ) then
    perform allocator.refuse(
      'ROLE_NOT_ALLOWED', 'Only an owner or a manager of the restaurant may do this',
      jsonb_build_object('restaurantId', p_restaurant_id), 'Ask an owner or a manager of the restaurant to do it'
    );
  end if;
end;
$$;

create function allocator.check_response_is_true(p_booking public.bookings, p_request public.assignment_requests)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_assignment_id constant uuid := (allocator.assignment_of(p_booking)).id;
begin
  if p_request.assignment_id is null and v_assignment_id is not null then
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
    perform allocator.refuse_disagreement(v_booking_id, tg_table_name, tg_name);
  end if;
  return null;
end;
$$;

create or replace function allocator.check_seats(p_booking public.bookings, p_seats bigint, p_table_ids uuid[])
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_seats < p_booking.party_size then
    perform allocator.refuse(
      'PARTY_EXCEEDS_SEATS',
      format('The tables have %s seats, the party has %s guests', p_seats, p_booking.party_size),
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id,
        'tableIds', p_table_ids,
        'seats', p_seats,
        'partySize', p_booking.party_size
      ),
      'Choose larger tables or add one'
    );
  end if;
end;
$$;

create or replace function allocator.check_tables(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_require_adjacency boolean
)
returns void
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

create or replace function allocator.check_tables_are_free(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_assignment_id uuid
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
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
        'Table %s is taken by another booking %s',
        v_blocker.label,
        allocator.describe_window(v_blocker.start_at, v_blocker.end_at, p_booking.start_at, v_timezone)
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
set search_path = pg_catalog, pg_temp
as $$
begin
  loop
    begin
      perform allocator.lock_tables(p_booking.restaurant_id, p_table_ids);
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
    select coalesce(sum(b.party_size), 0), count(*)
      into p_decision.covers, p_decision.parties
      from public.bookings as b
      where b.restaurant_id = p_booking.restaurant_id
        and b.start_at >= lower(p_decision.starts)
        and b.start_at < upper(p_decision.starts)
        and p_decision.starts @> b.start_at
        -- These are the bookings that hold tables: a_booking_agrees_with_its_tables sees to it.
        and b.status in ('confirmed', 'checked_in');
  end if;
  return p_decision;
end;
$$;

create function allocator.describe_window(p_start_at timestamptz, p_end_at timestamptz, p_near timestamptz, p_timezone text)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_start constant timestamp := p_start_at at time zone p_timezone;
  v_end constant timestamp := p_end_at at time zone p_timezone;
  v_day constant date := (p_near at time zone p_timezone)::date;
begin
  return format(
    'from %s to %s',
    to_char(v_start, case when v_start::date = v_day then 'HH24:MI' else 'YYYY-MM-DD HH24:MI' end),
    to_char(v_end, case when v_end::date = v_start::date then 'HH24:MI' else 'YYYY-MM-DD HH24:MI' end)
  );
end;
$$;

create or replace function allocator.edit_response(
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
      'notes', p_booking.notes
    ),
    'assignment', case
      when p_assignment.id is not null
        then jsonb_build_object('assignmentId', p_assignment.id, 'tableIds', p_assignment.table_ids)
    end,
    'capacity', p_capacity
  );
end;
$$;

create function allocator.erase_guest_data(p_restaurant_id uuid, p_booking_ids uuid[])
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
    update public.bookings as b
      set guest_name = '', notes = null
      where b.id = v_booking.id and b.restaurant_id = v_booking.restaurant_id;
    v_state := allocator.booking_state(v_booking, (allocator.assignment_of(v_booking)).table_ids);
    perform allocator.record_event(v_booking, 'erased', allocator.caller_id(), v_state, v_state, null, null);
    v_erased := v_erased || v_booking.id;
  end loop;
  return jsonb_build_object('restaurantId', p_restaurant_id, 'erasedBookingIds', v_erased);
end;
$$;

create function allocator.find_booking(p_booking_id uuid)
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
    where b.id = p_booking_id;
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

create or replace function allocator.find_capacity(p_booking public.bookings)
returns allocator.capacity_decision
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_decision allocator.capacity_decision;
  v_service record;
  v_limits record;
begin
  v_decision.reason := allocator.capacity_bypass(p_booking.restaurant_id);
  if v_decision.reason is not null then
    v_decision.state := 'bypassed';
    return v_decision;
  end if;
  v_decision.state := allocator.open_capacity_rules(p_booking.restaurant_id);
  if v_decision.state is not null then
    return v_decision;
  end if;

  v_service := allocator.find_service(
    p_booking.restaurant_id, allocator.timezone_of(p_booking.restaurant_id), p_booking.start_at
  );
  v_decision.service_period_id := v_service.service_period_id;
  v_decision.service_date := v_service.service_date;
  v_decision.starts := v_service.starts;
  v_limits := allocator.find_capacity_limits(
    p_booking.restaurant_id, v_decision.service_period_id, v_decision.service_date
  );
  v_decision.state := v_limits.state;
  v_decision.max_covers := v_limits.max_covers;
  v_decision.max_parties := v_limits.max_parties;
  return v_decision;
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
set search_path = pg_catalog, pg_temp
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
        order by r.effective_date desc nulls last, r.day_of_week nulls last, r.service_period_id nulls last,
          -- Rules that tie: our own table has none, in another the stricter counts.
          r.max_covers nulls last, r.max_parties nulls last
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
  perform allocator.check_response_is_true(p_booking, v_request);

  if v_request.response ? 'booking' then
    v_request.response := jsonb_set(
      v_request.response,
      '{booking}',
      v_request.response -> 'booking'
        || jsonb_build_object('guestName', p_booking.guest_name, 'notes', p_booking.notes)
    );
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
set search_path = pg_catalog, pg_temp
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
      -- Keeps the planner from converting at each of their uses.
      offset 0
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

create or replace function allocator.hash_request(p_idempotency_key text, p_request jsonb)
returns bytea
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_idempotency_key !~ '^[!-~]{1,255}$' then
    perform allocator.refuse(
      'INVALID_REQUEST', 'An idempotency key is 1 to 255 visible ASCII characters',
      jsonb_build_object('characters', length(p_idempotency_key)),
      'Use a fresh UUID as the key of each user action'
    );
  end if;
  return sha256(convert_to(p_request::text, 'UTF8'));
end;
$$;

create or replace function allocator.hold_tables(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_assigned_by uuid
)
returns uuid
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_assignment_id uuid;
begin
  if p_booking.status = 'pending' then
    update public.bookings as b
      set status = 'confirmed'
      where b.id = p_booking.id and b.restaurant_id = p_booking.restaurant_id;
  else
    delete from public.table_assignments as a
      where a.restaurant_id = p_booking.restaurant_id and a.booking_id = p_booking.id;
  end if;

  insert into public.table_assignments (restaurant_id, booking_id, during, assigned_by)
    values (
      p_booking.restaurant_id, p_booking.id, tstzrange(p_booking.start_at, p_booking.end_at), p_assigned_by
    )
    returning id into v_assignment_id;
  insert into public.assigned_tables (assignment_id, restaurant_id, table_id, during)
    select v_assignment_id, p_booking.restaurant_id, id, tstzrange(p_booking.start_at, p_booking.end_at)
    from unnest(p_table_ids) as id;
  return v_assignment_id;
end;
$$;

create or replace function allocator.is_passing_failure(p_sqlstate text)
returns boolean
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  return left(p_sqlstate, 2) in ('08', '40', '53', '55', '57', '58');
end;
$$;

create function allocator.lock_booking(p_booking_id uuid, p_user_id uuid)
returns public.bookings
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_trusted constant boolean := allocator.caller_is_trusted();
  v_restaurant_id uuid;
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
            and m.user_id = p_user_id
            and m.role in ('owner', 'manager', 'host')
        )
      )
    for no key update of b skip locked;
  if found then
    return v_booking;
  end if;

  v_restaurant_id := allocator.find_booking(p_booking_id);
  perform allocator.take_waiting_place(v_restaurant_id);
  select b.*
    into v_booking
    from public.bookings as b
    where b.id = p_booking_id and b.restaurant_id = v_restaurant_id
    for no key update of b;
  if not found then
    -- It was deleted while this call waited.
    perform allocator.find_booking(p_booking_id);
  end if;
  return v_booking;
end;
$$;

create function allocator.lock_bookings_of_restaurant()
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
  return old;
end;
$$;

create function allocator.lock_rules(p_restaurant_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_key constant bigint := uuid_hash_extended(p_restaurant_id, 2);
begin
  if not pg_try_advisory_xact_lock_shared(v_key) then
    perform allocator.take_waiting_place(p_restaurant_id);
    perform pg_advisory_xact_lock_shared(v_key);
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
end;
$$;

create or replace function allocator.lock_service_dates(p_restaurant_id uuid, p_service_dates date[])
returns void
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
end;
$$;

create function allocator.lock_tables(p_restaurant_id uuid, p_table_ids uuid[])
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_key bigint;
begin
  -- Most calls name one table, and need no query.
  if cardinality(p_table_ids) = 1 and pg_try_advisory_xact_lock(uuid_hash_extended(p_table_ids[1], 1)) then
    return;
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
end;
$$;

create or replace function allocator.measure_capacity(p_booking public.bookings)
returns allocator.capacity_decision
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  return allocator.count_capacity(p_booking, allocator.find_capacity(p_booking));
exception
  when sqlstate 'TA201' then
    return null;
end;
$$;

create or replace function allocator.name_tables(p_restaurant_id uuid, p_table_ids uuid[])
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
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
set search_path = pg_catalog, pg_temp
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

create function allocator.record_direct_move()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_held allocator.assignment;
begin
  if new.hold = old.hold or allocator.an_rpc_writes() then
    return null;
  end if;
  v_held := allocator.assignment_of(new);
  if v_held.id is not null then
    perform allocator.record_event(
      new, 'edited', allocator.caller_id(),
      allocator.booking_state(old, v_held.table_ids), allocator.booking_state(new, v_held.table_ids),
      null, null
    );
  end if;
  return null;
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
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into public.assignment_events
    (restaurant_id, booking_id, action, actor_id, actor_role, before, after, capacity)
  values (
    p_booking.restaurant_id, p_booking.id, p_action, p_actor_id, allocator.caller_role(), p_before, p_after,
    jsonb_strip_nulls(p_capacity || jsonb_build_object('reason', p_bypass_reason))
  );
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
    ('TABLE_TAKEN', 'TA101', 'ASSIGNMENT_CONFLICT', 409),
    ('CAPACITY_EXCEEDED', 'TA102', 'ASSIGNMENT_CONFLICT', 409),
    ('CAPACITY_RULES_UNREADABLE', 'TA201', 'ASSIGNMENT_REPOSITORY_ERROR', 500);
end;
$$;

create or replace function allocator.refuse(p_reason text, p_message text, p_details jsonb, p_hint text)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = (select r.sqlstate from allocator.refusal_reasons() as r where r.reason = p_reason),
    message = p_message,
    detail = p_details::text,
    hint = p_hint;
end;
$$;

create or replace function allocator.refuse_disagreement(p_booking_id uuid, p_table name, p_constraint name)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = 'check_violation',
    schema = 'public', table = p_table, constraint = p_constraint,
    message = 'A booking is confirmed or checked_in exactly while it holds tables',
    detail = format('Booking %s would break this', p_booking_id),
    hint = 'Assign and release tables with the RPCs; they keep the status in step';
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
    'Choose another service; an owner or a manager can raise the limit'
  );
end;
$$;

create or replace function allocator.refuse_missing_tables(p_booking public.bookings, p_table_ids uuid[])
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
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

create function allocator.refuse_new_identity()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if to_jsonb(new) -> 'id' is distinct from to_jsonb(old) -> 'id'
    or to_jsonb(new) -> 'restaurant_id' is distinct from to_jsonb(old) -> 'restaurant_id' then
    raise exception using
      errcode = 'check_violation',
      schema = 'public', table = tg_table_name, constraint = tg_name,
      message = 'A row keeps its id and its restaurant',
      hint = 'Insert a new row instead';
  end if;
  return new;
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
      when 'the booking has tables again'
        then 'The booking has tables again since the answer of this idempotency key'
      else 'The status of the booking has changed since the answer of this idempotency key'
    end,
    jsonb_build_object('restaurantId', p_booking.restaurant_id, 'bookingId', p_booking.id, 'cause', p_cause),
    'Look at the booking, and use a new key for a new request'
  );
end;
$$;

create or replace function allocator.refuse_tables(
  p_reason text,
  p_predicate text,
  p_plural_predicate text,
  p_booking public.bookings,
  p_table_ids uuid[],
  p_hint text
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
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
      'Set it to pending first if the party comes after all'
    );
  else
    perform allocator.refuse(
      'BOOKING_NOT_ASSIGNABLE', 'The booking is over',
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id, 'bookingId', p_booking.id,
        'status', p_booking.status, 'endAt', p_booking.end_at
      ),
      'Correct its times if the party is still here'
    );
  end if;
end;
$$;

create or replace function allocator.refuse_unreadable_rules(p_sqlstate text, p_message text)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
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
    'Tell whoever runs the system: docs/runbook.md says how to carry on without limits and how to repair the rules'
  );
end;
$$;

create or replace function allocator.refuse_zones(p_booking public.bookings, p_table_ids uuid[])
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
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

create or replace function allocator.release_deleted_booking()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
begin
  perform allocator.record_event(
    old, 'released', allocator.caller_id(), allocator.booking_state(old, (allocator.assignment_of(old)).table_ids),
    allocator.booking_state(null, '{}'), null, null
  );
  return old;
end;
$$;

create function allocator.release_ended_booking()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_held allocator.assignment;
begin
  -- Not in a condition of the trigger, which every update of a booking would parse again.
  if new.status not in ('completed', 'cancelled', 'no_show') or old.status not in ('confirmed', 'checked_in') then
    return new;
  end if;
  v_held := allocator.assignment_of(old);
  if v_held.id is not null then
    delete from public.table_assignments as a
      where a.restaurant_id = old.restaurant_id and a.booking_id = old.id;
    perform allocator.record_event(
      new, 'released', allocator.caller_id(),
      allocator.booking_state(old, v_held.table_ids), allocator.booking_state(new, '{}'),
      null, null
    );
  end if;
  return new;
end;
$$;

create or replace function allocator.requested_table_ids(p_table_ids uuid[])
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
  if cardinality(p_table_ids) <= 200 then
    v_table_ids := array(select distinct id from unnest(p_table_ids) as id order by id);
  end if;
  if (cardinality(v_table_ids) between 1 and 20 and array_position(v_table_ids, null) is null) is not true then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A request names 1 to 20 tables',
      jsonb_build_object('tables', coalesce(cardinality(v_table_ids), cardinality(p_table_ids), 0)),
      'Choose at least one table and at most 20'
    );
  end if;
  return v_table_ids;
end;
$$;

create or replace function allocator.restaurants_of_caller()
returns setof uuid
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
    select m.restaurant_id
    from public.restaurant_members as m
    where m.user_id = allocator.caller_id();
end;
$$;

create or replace function allocator.seats_of(p_booking public.bookings, p_table_ids uuid[])
returns bigint
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select sum(t.seats)
    from (
      select d.seats
      from public.dining_tables as d
      where d.restaurant_id = p_booking.restaurant_id and d.id = any (p_table_ids)
      -- As in check_tables.
      for key share nowait
    ) as t
  );
end;
$$;

create or replace function allocator.service_dates_of(
  p_booking public.bookings,
  p_decision allocator.capacity_decision,
  p_moved_from timestamptz
)
returns date[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_timezone text;
  v_date date := p_decision.service_date;
  v_old_date date;
begin
  if v_date is not null and p_moved_from is null then
    return array[v_date];
  end if;
  v_timezone := allocator.timezone_of(p_booking.restaurant_id);
  v_date := coalesce(
    v_date, (allocator.find_service(p_booking.restaurant_id, v_timezone, p_booking.start_at)).service_date
  );
  v_old_date := (allocator.find_service(p_booking.restaurant_id, v_timezone, p_moved_from)).service_date;
  return case
    when v_old_date < v_date then array[v_old_date, v_date]
    when v_old_date > v_date then array[v_date, v_old_date]
    else array[v_date]
  end;
end;
$$;

create function allocator.session_is_trusted()
returns boolean
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  return session_user = 'authenticator' or pg_has_role(session_user, current_user, 'usage');
end;
$$;

create or replace function allocator.start_of_day(p_day date, p_timezone text)
returns timestamptz
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return least(
    p_day::timestamp at time zone p_timezone,
    (p_day::timestamp - interval '1 microsecond') at time zone p_timezone + interval '1 microsecond'
  );
end;
$$;

create function allocator.store_response(
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
    p_response #- '{booking,guestName}' #- '{booking,notes}', p_assignment_id
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

create function allocator.sweep_requests()
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  -- As a joined subquery it could run once per row of the join, and delete ten each time.
  with expired as materialized (
    select q.restaurant_id, q.operation, q.idempotency_key
    from public.assignment_requests as q
    where q.created_at <= now() - interval '24 hours'
    order by q.created_at
    limit 10
    for update skip locked
  )
  delete from public.assignment_requests as q
    using expired
    where q.restaurant_id = expired.restaurant_id
      and q.operation = expired.operation
      and q.idempotency_key = expired.idempotency_key;
end;
$$;

create or replace function allocator.tables_are_adjacent(p_restaurant_id uuid, p_table_ids uuid[])
returns boolean
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    with recursive reached (table_id) as (
      select p_table_ids[1]
      union
      select neighbour.id
      from reached
      cross join lateral (
        select a.table_b as id
        from public.table_adjacencies as a
        where a.restaurant_id = p_restaurant_id and a.table_a = reached.table_id
        union all
        select a.table_a
        from public.table_adjacencies as a
        where a.restaurant_id = p_restaurant_id and a.table_b = reached.table_id
      ) as neighbour
      where neighbour.id = any (p_table_ids)
    )
    select count(*) = cardinality(p_table_ids) from reached
  );
end;
$$;

create function allocator.take_waiting_place(p_restaurant_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if allocator.caller_role() not in ('authenticated', 'service_role') then
    return;
  end if;
  for v_place in 3..7 loop
    if pg_try_advisory_xact_lock(uuid_hash_extended(p_restaurant_id, v_place)) then
      return;
    end if;
  end loop;
  raise exception 'Five calls of this restaurant are waiting for locks already' using errcode = 'lock_not_available';
end;
$$;

create or replace function allocator.timezone_of(p_restaurant_id uuid)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return (select r.timezone from public.restaurants as r where r.id = p_restaurant_id);
end;
$$;

create or replace function allocator.unassign_tables(p_booking_id uuid, p_table_ids uuid[], p_idempotency_key text)
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
  v_booking := allocator.lock_booking(p_booking_id, v_user_id);
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
    if v_kept_ids = '{}' then
      delete from public.table_assignments as a
        where a.restaurant_id = v_booking.restaurant_id and a.booking_id = v_booking.id;
      update public.bookings as b
        set status = 'pending'
        where b.id = v_booking.id and b.restaurant_id = v_booking.restaurant_id;
      v_booking.status := 'pending';
      v_assignment_id := null;
    else
      perform allocator.check_seats(v_booking, allocator.seats_of(v_booking, v_kept_ids), v_kept_ids);
      perform allocator.claim_tables(v_booking, v_kept_ids, v_held.id);
      v_assignment_id := allocator.hold_tables(v_booking, v_kept_ids, v_user_id);
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

create or replace function allocator.update_booking(
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

create or replace function allocator.validate_capacity(
  p_booking public.bookings,
  p_moved_from timestamptz default null
)
returns allocator.capacity_decision
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_decision allocator.capacity_decision;
begin
  -- The table before the lock of its rules, in the order of a transaction that creates the table again and fills it.
  if allocator.capacity_bypass(p_booking.restaurant_id) is null then
    perform allocator.open_capacity_rules(p_booking.restaurant_id);
  end if;
  perform allocator.lock_rules(p_booking.restaurant_id);
  v_decision := allocator.find_capacity(p_booking);
  if v_decision.state = 'enforced' then
    perform allocator.lock_service_dates(
      p_booking.restaurant_id, allocator.service_dates_of(p_booking, v_decision, p_moved_from)
    );
    v_decision := allocator.count_capacity(p_booking, v_decision);
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

create function allocator.wait_for_decisions()
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

create or replace function public.assign_tables_atomic_v2(
  p_booking_id uuid,
  p_table_ids uuid[],
  p_require_adjacency boolean default false,
  p_assigned_by uuid default null,
  p_idempotency_key text default null
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
    assign_tables_atomic_v2.p_idempotency_key
  );
end;
$$;

create function public.erase_guest_data(p_restaurant_id uuid, p_booking_ids uuid[])
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set statement_timeout = '4s'
as $$
begin
  return allocator.erase_guest_data(erase_guest_data.p_restaurant_id, erase_guest_data.p_booking_ids);
end;
$$;

create function public.export_guest_data(p_restaurant_id uuid, p_booking_ids uuid[])
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
          to_jsonb(b) - 'hold' || jsonb_build_object('events', array(
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

create or replace function public.unassign_tables_atomic(
  p_booking_id uuid,
  p_table_ids uuid[] default null,
  p_idempotency_key text default null
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
    unassign_tables_atomic.p_idempotency_key
  );
end;
$$;

create or replace function public.update_booking_with_capacity_check(
  p_booking_id uuid,
  p_start_at timestamptz default null,
  p_end_at timestamptz default null,
  p_party_size integer default null,
  p_status public.booking_status default null,
  p_guest_name text default null,
  p_notes text default null,
  p_idempotency_key text default null
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
      'notes', update_booking_with_capacity_check.p_notes
    )),
    update_booking_with_capacity_check.p_idempotency_key
  );
end;
$$;

create or replace function public.validate_booking_capacity_after_assignment(p_booking_id uuid)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_booking public.bookings;
begin
  select b.*
    into v_booking
    from public.bookings as b
    where b.id = p_booking_id;
  if not found then
    perform allocator.refuse(
      'BOOKING_NOT_FOUND', 'There is no such booking', jsonb_build_object('bookingId', p_booking_id),
      'Reload the bookings; it may have been deleted'
    );
  end if;
  return allocator.capacity_json(allocator.validate_capacity(v_booking));
end;
$$;

alter table public.dining_tables
  add constraint a_table_has_1_to_1000_seats check (((seats >= 1) and (seats <= 1000)));

alter table public.dining_tables
  add constraint the_label_is_not_blank check (((label)::text ~ '\S'::text));

alter table public.dining_tables
  add constraint the_smallest_party_has_1_to_1000_guests check (((min_party >= 1) and (min_party <= 1000)));

alter table public.restaurants
  add constraint the_name_is_not_blank check (((name)::text ~ '\S'::text));

alter table public.service_periods
  add constraint the_name_is_not_blank check (((name)::text ~ '\S'::text));

alter table public.zones
  add constraint the_name_is_not_blank check (((name)::text ~ '\S'::text));

-- For the sweep.
create index assignment_requests_created_at_idx on public.assignment_requests (created_at);

create trigger a_booking_keeps_its_identity
  before update of id, restaurant_id on public.bookings
  for each row execute function allocator.refuse_new_identity();

create trigger a_booking_that_is_over_holds_no_tables
  before update of status on public.bookings
  for each row execute function allocator.release_ended_booking();

create trigger a_direct_move_leaves_a_trace
  after update of start_at, end_at on public.bookings
  for each row execute function allocator.record_direct_move();

create trigger a_table_keeps_its_identity
  before update of id, restaurant_id on public.dining_tables
  for each row execute function allocator.refuse_new_identity();

create trigger a_deletion_waits_for_the_calls
  before delete on public.restaurants
  for each row execute function allocator.lock_bookings_of_restaurant();

create trigger a_restaurant_keeps_its_identity
  before update of id on public.restaurants
  for each row execute function allocator.refuse_new_identity();

create trigger a_time_zone_waits_for_decisions
  before update of timezone on public.restaurants
  for each row execute function allocator.wait_for_decisions();

create trigger a_period_waits_for_decisions
  before insert or update or delete on public.service_periods
  for each row execute function allocator.wait_for_decisions();

create trigger a_service_period_keeps_its_identity
  before update of id, restaurant_id on public.service_periods
  for each row execute function allocator.refuse_new_identity();

create trigger an_assignment_keeps_its_identity
  before update of id, restaurant_id on public.table_assignments
  for each row execute function allocator.refuse_new_identity();

create trigger a_zone_keeps_its_identity
  before update of id, restaurant_id on public.zones
  for each row execute function allocator.refuse_new_identity();

create policy "members read the assigned tables of their restaurants" on public.assigned_tables
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

create policy "members read the events of their restaurants" on public.assignment_events
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

create policy "members read the bookings of their restaurants" on public.bookings
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

create policy "members read the tables of their restaurants" on public.dining_tables
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

create policy "members read the members of their restaurants" on public.restaurant_members
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

create policy "members read their restaurants" on public.restaurants
  for select to authenticated
  using (id = any (array(select allocator.restaurants_of_caller())));

create policy "members read the service periods of their restaurants" on public.service_periods
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

create policy "members read the adjacencies of their restaurants" on public.table_adjacencies
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

create policy "members read the assignments of their restaurants" on public.table_assignments
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

create policy "members read the zones of their restaurants" on public.zones
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

comment on column public.assigned_tables.during is
  'The window of the booking, [start, end), which it follows: the next party may start at the minute that this one '
  'ends.';
comment on column public.assignment_events.id is 'In the order in which the events of a booking happened.';
comment on column public.assignment_requests.assignment_id is
  'The booking''s assignment after the change; null when it had none. The response is true only while this is so.';
comment on column public.assignment_requests.response is
  'The response as the RPC gave it, without the guest''s name and the notes.';
comment on column public.bookings.hold is
  'The window as a range. Its tables are held for exactly this: foreign keys carry it to table_assignments and from '
  'there to assigned_tables.';
comment on column public.table_assignments.during is 'The hold of the booking, which it follows.';
comment on function allocator.actor_of_request(uuid, uuid) is
  'Who acts: the given user for a trusted caller, else p_user_id, the user of the request; null when a system acts. Raises '
  'TA005 when a user names another.';
comment on function allocator.an_rpc_writes() is
  'For triggers: whether the row is written by an RPC, which writes its own audit event. The RPC says so by the setting '
  'allocator.rpc around its update. It counts only where the session can be believed, so that a role with a connection '
  'of its own cannot hide from the audit by setting it.';
comment on function allocator.caller_id() is
  'The user of the request; null when a system acts, and for a role with a connection of its own, whatever claims it '
  'has set.';
comment on function allocator.capacity_bypass(uuid) is
  'Why the capacity guard is switched off for this restaurant; null while it is on. The session''s setting, '
  'where it can be believed, takes precedence, then the restaurant''s own row in allocator_settings, then the row for all.';
comment on function allocator.check_changes(jsonb) is
  'Refuses (TA001) changes of a booking that cannot be stored, before anything is locked or computed from them. The '
  'values are not repeated in the refusal: they may be guest data.';
comment on function allocator.check_manager(uuid) is
  'Raises TA004 unless the caller is an owner or a manager of the restaurant, or trusted: the same answer for a '
  'restaurant that does not exist.';
comment on function allocator.check_response_is_true(public.bookings, public.assignment_requests) is
  'Raises TA012 when repeating a stored response would mislead: the booking has other tables than it says, tables where '
  'it says none, or another status. Other later edits do not count: the response is the result of its own request.';
comment on function allocator.check_tables(public.bookings, uuid[], boolean) is
  'Whether the set of tables could seat the booking at some time: the tables exist (else TA003), are in use (TA007), '
  'have the seats (TA011) and, where they are several, stand in one zone (TA008), can be moved (TA009) and, if '
  'required, are adjacent (TA010). The ids are distinct. It does not look at who holds the tables. Each rule is '
  'stated here and nowhere else, and passes only when it is known to hold. Until the transaction ends none of the tables '
  'can be deleted; while one is being deleted, it raises 55P03 at once.';
comment on function allocator.describe_window(timestamptz, timestamptz, timestamptz, text) is
  'A window for people, in the time zone: from 18:00 to 19:30. The date of the start is left out when it is that of '
  'p_near, the moment that people speak about; that of the end when it is that of the start.';
comment on function allocator.erase_guest_data(uuid, uuid[]) is
  'public.erase_guest_data with the rights of the owner. It waits at most 2 s for a lock (55P03).';
comment on function allocator.find_booking(uuid) is
  'The restaurant of a booking that the caller may change. Raises TA004 for a viewer of that restaurant, TA002 for '
  'everybody else and where there is no such booking, so that a stranger cannot tell whether it exists.';
comment on function allocator.find_response(public.bookings, text, text, bytea) is
  'The stored response of this key, marked as replayed; null when the key is new or expired. The guest''s name and the '
  'notes, which are not stored, are those that the booking has now. Raises TA012 when the key stands for another '
  'request, or for a response that a later change has made untrue.';
comment on function allocator.lock_booking(uuid, uuid) is
  'The first lock of every change: the booking''s row, if the caller may change it. Raises TA002 when there is no '
  'such booking or the caller has nothing to do with its restaurant (the same answer), TA004 for a viewer, 55P03 when '
  'too many calls wait already (take_waiting_place). p_user_id: the user of the request; null when a system acts.';
comment on function allocator.lock_bookings_of_restaurant() is
  'Trigger of restaurants: a deletion takes the locks of the calls in the order of the calls, bookings first, so that '
  'the two wait for each other and never deadlock.';
comment on function allocator.lock_rules(uuid) is
  'The third lock of a change that the capacity guard decides on, whatever its state: shared, until the transaction '
  'ends. Whoever changes what the guard decides by takes it exclusively (wait_for_decisions), so that a limit holds '
  'from its commit on, also against calls that began before it. Above read committed it raises 40001 when the rules '
  'were changed after the transaction began.';
comment on function allocator.lock_tables(uuid, uuid[]) is
  'The second lock of every change that may take tables: one advisory lock per table until the transaction ends, in '
  'ascending order of the lock keys, so that sets in any order cannot deadlock. Two tables whose keys collide wait '
  'for each other needlessly, nothing worse.';
comment on function allocator.record_direct_move() is
  'Trigger of bookings: the audit event of a direct write that moved a booking with its tables. The foreign keys have '
  'taken the tables along, or refused the move by table_is_not_double_booked (23P01).';
comment on function allocator.refuse_new_identity() is
  'Trigger of every table whose rows have an identity: raises 23514 when an update changes id or restaurant_id. What '
  'refers to the row by value, such as the audit and stored responses, would speak of another.';
comment on function allocator.refuse_reused_key(public.bookings, text) is
  'Raises TA012. p_cause: the request differs, the assignment no longer exists, the booking has tables again, or the '
  'status has changed.';
comment on function allocator.release_ended_booking() is
  'Trigger of bookings, for every writer: a booking that is over releases its tables at once, and the audit has it. '
  'Before the update, so that no foreign key has to follow the row first. The RPCs have released them by then, with an '
  'audit event of their own.';
comment on function allocator.requested_table_ids(uuid[]) is
  'The distinct table ids of a request, ascending. Raises TA001 unless they are 1 to 20, none of them null, named at '
  'most 200 times in all.';
comment on function allocator.seats_of(public.bookings, uuid[]) is
  'How many seats these tables of the booking''s restaurant have together; null when they are none. '
  'Until the transaction ends none of them can be deleted; while one is being deleted, it raises 55P03 at once.';
comment on function allocator.session_is_trusted() is
  'Whether settings of this session can be believed: the API logs in as authenticator and sets the claims of a token '
  'that it has verified, and the owner of this schema may do as it likes. Any other role that can connect sets what it '
  'wants.';
comment on function allocator.store_response(public.bookings, text, text, bytea, jsonb, uuid) is
  'Stores the response for 24 hours under the key, in the transaction of the change, without the guest''s name and the '
  'notes. p_assignment_id: the booking''s assignment after the change; null when it has none. Raises TA012 when a '
  'request for another booking took the key at the same moment.';
comment on function allocator.sweep_requests() is
  'Deletes up to ten expired responses, the oldest first, of whichever restaurant, so that those of a restaurant that '
  'is closed or gone go too. Every request with a key calls it, and it never waits for a lock.';
comment on function allocator.take_waiting_place(uuid) is
  'Comes before every wait for a lock. Requests of the API share few connections (PostgREST opens ten unless told '
  'otherwise), so at most five of one restaurant may wait at a time: a stuck transaction of one restaurant leaves '
  'connections to the others. Raises 55P03 at once when all five places are taken. A place is held until the '
  'transaction ends, and a call that has one keeps it for its next wait. Sessions with a connection of their own just '
  'wait.';
comment on function allocator.validate_capacity(public.bookings, timestamptz) is
  'Decides on the booking as it stands in the table: raises TA102 when its service is beyond a limit; reaching the '
  'limit exactly is allowed. It locks the rules of the restaurant and, only where a limit is in force, the service '
  'date, and that of p_moved_from when the booking was moved. A decision without a check leaves one line in the server '
  'log.';
comment on function allocator.wait_for_decisions() is
  'Trigger of everything that the capacity guard decides by: capacity rules, service periods and the time zone. A '
  'change waits until the calls that were decided without it have ended, and later calls wait for its commit '
  '(lock_rules).';
comment on function public.erase_guest_data(uuid, uuid[]) is
$$Erases the guest's name and the notes of these bookings. Times, party sizes and tables stay: without them they say
nothing about a person, and the counts of past services stay right. The audit records that it was done, and by whom.

Returns {restaurantId, erasedBookingIds}; ids of other restaurants and unknown ids are passed over.

Raises TA004 unless the caller is an owner or a manager of the restaurant or has a secret key. docs/privacy.md says
where else guest data may be, such as in backups.

It runs as its caller and hands over to allocator.erase_guest_data, which has the rights to write.$$;
comment on function public.export_guest_data(uuid, uuid[]) is
$$Everything that is stored about the guests of these bookings, to be handed to them on request.

Returns {restaurantId, bookings}: each booking with all columns as they are named in the table, and its audit events.
Bookings that the caller may not read are left out.

It runs with the rights of its caller: a member of the restaurant, or a secret key. docs/privacy.md says what else there
is and for how long.$$;
comment on function public.update_booking_with_capacity_check(
  uuid, timestamptz, timestamptz, integer, public.booking_status, text, text, text
) is
$$Edits a booking under the same guard as an assignment, all or nothing. Its tables move along to the new window.

p_start_at, p_end_at, p_party_size, p_status, p_guest_name, p_notes: the new values; null leaves a field as it is. An
empty p_notes takes the notes away.
p_party_size: 1 to 1000. p_guest_name: up to 200 characters. p_notes: up to 2000. The window is at most 24 hours long and
lies in the years 2000 to 2099.
p_status: completed, cancelled and no_show release the tables; confirmed and checked_in need tables; a booking that is
over can be revived to pending.
p_idempotency_key: 1 to 255 visible ASCII characters; the same key and request get the first answer again for 24 h.

Returns {restaurantId, replayed, booking: {id, restaurantId, partySize, startAt, endAt, status, guestName, notes},
assignment: {assignmentId, tableIds} or null, capacity: {state, covers, maxCovers, parties, maxParties}}. capacity is
null when the rules cannot be read and the edit did not depend on them.

Raises TA001, TA002, TA004, TA011 to TA013, TA101, TA102, TA201: see allocator.refusal_reasons() and docs/errors.md.
Capacity refuses only a booking that holds tables and starts at another time or grows. It waits at most 2 s for a lock
(55P03), and where the API honours it runs at most 4 s (57014).

It runs as its caller and hands over to allocator.update_booking, which has the rights to write.$$;
comment on table public.assignment_requests is
  'Stored responses by idempotency key. A row is valid for 24 hours after created_at; requests with a key delete a '
  'few expired rows. Refusals are not stored: a retry may succeed once the cause is gone. No guest data is stored.';
comment on type public.assignment_action is
  'The kind of an audit event: tables were assigned, replaced or released, or the booking was edited, or '
  'its guest data erased.';

revoke execute on function allocator.actor_of_request(uuid, uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.an_rpc_writes() from public, anon, authenticated, service_role;
revoke execute on function allocator.caller_id() from public, anon, authenticated, service_role;
revoke execute on function allocator.check_changes(jsonb) from public, anon, authenticated, service_role;
revoke execute on function allocator.check_manager(uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.check_response_is_true(public.bookings, public.assignment_requests)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.describe_window(timestamptz, timestamptz, timestamptz, text)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.erase_guest_data(uuid, uuid[])
  from public, anon, authenticated, service_role;
grant execute on function allocator.erase_guest_data(uuid, uuid[]) to authenticated, service_role;
revoke execute on function allocator.find_booking(uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.lock_booking(uuid, uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.lock_bookings_of_restaurant() from public, anon, authenticated, service_role;
revoke execute on function allocator.lock_rules(uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.lock_tables(uuid, uuid[]) from public, anon, authenticated, service_role;
revoke execute on function allocator.record_direct_move() from public, anon, authenticated, service_role;
revoke execute on function allocator.refuse_new_identity() from public, anon, authenticated, service_role;
revoke execute on function allocator.release_ended_booking() from public, anon, authenticated, service_role;
revoke execute on function allocator.session_is_trusted() from public, anon, authenticated, service_role;
revoke execute on function allocator.store_response(public.bookings, text, text, bytea, jsonb, uuid)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.sweep_requests() from public, anon, authenticated, service_role;
revoke execute on function allocator.take_waiting_place(uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.wait_for_decisions() from public, anon, authenticated, service_role;
revoke execute on function public.erase_guest_data(uuid, uuid[]) from public, anon, authenticated, service_role;
grant execute on function public.erase_guest_data(uuid, uuid[]) to authenticated, service_role;
revoke execute on function public.export_guest_data(uuid, uuid[]) from public, anon, authenticated, service_role;
grant execute on function public.export_guest_data(uuid, uuid[]) to authenticated, service_role;

comment on table allocator.capacity_ledger is
  'One row per service date that was counted against a limit, rewritten by every such count, and one of the date '
  '-infinity per restaurant, rewritten by every change of its rules. A transaction whose snapshot is older than a '
  'competitor''s commit (repeatable read, serializable) fails on it with 40001 instead of deciding without it. Rows of '
  'past dates can be deleted at any time, but for those of -infinity.';
