create table allocator.set_up_changes (
  restaurant_id uuid not null,
  changed_in xid8 not null default pg_current_xact_id(),
  created_at timestamp with time zone not null default now(),
  constraint set_up_changes_pkey primary key (restaurant_id, changed_in)
);

alter table public.assignment_events
  add column changed_in xid8 not null default pg_current_xact_id();

alter table public.restaurant_members
  add column name character varying(200);

alter table public.service_periods
  add column pace_covers integer;

alter table public.service_periods
  add column last_start time without time zone;

create function allocator.answer_ends(p_restaurant_id uuid, p_timezone text, p_now timestamptz)
returns timestamptz
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_today constant date := (p_now at time zone p_timezone)::date;
begin
  return least(
    (
      select min(b.moment)
      from unnest(allocator.service_boundaries(p_restaurant_id, p_timezone, v_today, v_today + 1)) as b (moment)
      where b.moment > p_now
    ),
    (
      select min(s.expires_at)
      from public.allocator_settings as s
      where s.key = 'app.capacity.post_assignment.enabled'
        and (s.restaurant_id = p_restaurant_id or s.restaurant_id is null)
        and s.expires_at > p_now
    )
  );
end;
$$;

create function allocator.blocks_json(p_restaurant_id uuid, p_window tstzrange)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'assignmentId', a.id,
        'tableIds', array(
          select t.table_id
          from public.assigned_tables as t
          where t.restaurant_id = p_restaurant_id and t.assignment_id = a.id
          order by t.table_id
        ),
        -- One that was written without an end is shown to the end of what is read.
        'startAt', coalesce(nullif(lower(a.during), '-infinity'), lower(p_window)),
        'endAt', coalesce(nullif(upper(a.during), 'infinity'), upper(p_window)),
        'reason', a.block_reason,
        'partOf', a.part_of
      )
      order by lower(a.during), a.id
    ), '[]')
    from public.table_assignments as a
    where a.restaurant_id = p_restaurant_id
      and a.booking_id is null
      and coalesce(upper(a.during), 'infinity'::timestamptz) > lower(p_window)
      and a.during && p_window
  );
end;
$$;

create function allocator.bookings_json(
  p_restaurant_id uuid,
  p_timezone text,
  p_services allocator.capacity_decision[],
  p_date date,
  p_window tstzrange
)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_of_date constant tstzmultirange := (select range_agg(s.starts) from unnest(p_services) as s);
  v_shown constant public.bookings[] :=
    array(select b from allocator.shown_bookings(p_restaurant_id, v_of_date, p_window) as b);
  v_services allocator.capacity_decision[] := p_services;
  v_in_periods tstzmultirange;
begin
  if exists (select from unnest(v_shown) as b where (v_of_date @> b.start_at) is not true) then
    v_services := allocator.services_between(p_restaurant_id, p_timezone, p_date - 1, p_date + 1);
  end if;
  v_in_periods := (
    select coalesce(range_agg(s.starts), '{}') from unnest(v_services) as s where s.service_period_id is not null
  );
  return (
    with services as materialized (
      select s.service_date, s.service_period_id, part
      from unnest(v_services) as s
      -- That without a period is of the whole date: here of what starts in no other.
      cross join lateral unnest(
        case when s.service_period_id is null then s.starts - v_in_periods else s.starts end
      ) as part
    ),
    held as materialized (
      select a.booking_id, array_agg(t.table_id order by t.table_id) as table_ids
      from public.table_assignments as a
      join public.assigned_tables as t on t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
      where a.restaurant_id = p_restaurant_id
        and a.booking_id = any (array(select b.id from unnest(v_shown) as b))
      group by a.booking_id
    )
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'id', b.id,
        'guestName', b.guest_name,
        'guestPhone', b.guest_phone,
        'partySize', b.party_size,
        'startAt', b.start_at,
        'endAt', b.end_at,
        'status', b.status,
        'notes', b.notes,
        'arrivedAt', b.arrived_at,
        'arrivedGuests', b.arrived_guests,
        'seatedAt', b.seated_at,
        'leftAt', b.left_at,
        'heldFrom', b.held_from,
        'updatedAt', b.updated_at,
        'serviceDate', s.service_date,
        'servicePeriodId', s.service_period_id,
        'tableIds', coalesce(h.table_ids, '{}')
      )
      order by b.start_at, b.id
    ), '[]')
    from unnest(v_shown) as b
    left join held as h on h.booking_id = b.id
    left join services as near on near.part @> b.start_at
    cross join lateral (
      select near.service_date, near.service_period_id where near.service_date is not null
      union all
      select f.service_date, f.service_period_id
      from allocator.find_service(p_restaurant_id, p_timezone, b.start_at) as f
      where near.service_date is null
    ) as s
  );
end;
$$;

create function allocator.capacity_of_services(
  p_restaurant_id uuid,
  p_services allocator.capacity_decision[],
  p_rules text
)
returns allocator.capacity_decision[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_bypass constant text := allocator.capacity_bypass(p_restaurant_id);
  v_restaurant public.bookings;
  v_service allocator.capacity_decision;
  v_limits record;
  v_services allocator.capacity_decision[] := array[]::allocator.capacity_decision[];
begin
  v_restaurant.restaurant_id := p_restaurant_id;
  foreach v_service in array p_services loop
    -- It counts only where a limit is in force.
    v_service.state := 'enforced';
    v_service := allocator.count_capacity(v_restaurant, v_service);
    if v_bypass is not null then
      v_service.state := 'bypassed';
    elsif p_rules in ('absent', 'unreadable') then
      v_service.state := p_rules;
    else
      begin
        v_limits := allocator.find_capacity_limits(
          p_restaurant_id, v_service.service_period_id, v_service.service_date
        );
        v_service.state := v_limits.state;
        v_service.max_covers := v_limits.max_covers;
        v_service.max_parties := v_limits.max_parties;
      exception
        when sqlstate 'TA201' or lock_not_available then
          v_service.state := 'unreadable';
      end;
    end if;
    v_services := v_services || v_service;
  end loop;
  return v_services;
end;
$$;

create function allocator.concerns_window(p_state jsonb, p_window tstzrange)
returns boolean
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_start constant text := p_state ->> 'startAt';
  v_end constant text := p_state ->> 'endAt';
  v_seated constant text := p_state ->> 'seatedAt';
begin
  if p_state ->> 'status' = 'checked_in' then
    return true;
  elsif pg_input_is_valid(v_start, 'timestamptz') and pg_input_is_valid(v_end, 'timestamptz')
    and coalesce(pg_input_is_valid(v_seated, 'timestamptz'), true) then
    return least(v_start::timestamptz, v_seated::timestamptz) <= upper(p_window)
      and v_end::timestamptz >= lower(p_window);
  end if;
  return null;
end;
$$;

create or replace function allocator.count_capacity(
  p_booking public.bookings,
  p_decision allocator.capacity_decision
)
returns allocator.capacity_decision
language plpgsql
stable
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

create function allocator.describe_service(
  p_restaurant_id uuid,
  p_service_date date,
  p_now timestamptz,
  p_role public.restaurant_role,
  p_rules text,
  p_basis text
)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_timezone constant text := allocator.timezone_of(p_restaurant_id);
  v_current constant date := (allocator.find_service(p_restaurant_id, v_timezone, p_now)).service_date;
  v_date constant date := coalesce(p_service_date, v_current);
  v_services constant allocator.capacity_decision[] := allocator.capacity_of_services(
    p_restaurant_id,
    array(
      select s
      from unnest(allocator.services_between(p_restaurant_id, v_timezone, v_date, v_date)) as s
      where s.service_date = v_date
    ),
    p_rules
  );
  v_set_up constant jsonb := allocator.set_up_json(p_restaurant_id);
  v_window tstzrange;
begin
  select tstzrange(
      least(min(lower(s.starts)), allocator.start_of_day(v_date, v_timezone)),
      greatest(max(upper(s.starts)), allocator.start_of_day(v_date + 1, v_timezone)) + interval '12 hours'
    )
    into v_window
    from unnest(v_services) as s;
  -- Not by ||, which would take a fifth of the time.
  return jsonb_build_object(
    'revision', allocator.revision_of(
      p_basis, allocator.answer_ends(p_restaurant_id, v_timezone, p_now), v_window
    ),
    'now', p_now,
    'restaurant', v_set_up -> 'restaurant',
    'role', p_role,
    'serviceDate', v_date,
    'currentServiceDate', v_current,
    'guard', allocator.guard_json(p_restaurant_id, p_rules, v_services),
    'zones', v_set_up -> 'zones',
    'tables', v_set_up -> 'tables',
    'adjacencies', v_set_up -> 'adjacencies',
    'turnTimes', v_set_up -> 'turnTimes',
    'members', v_set_up -> 'members',
    'services', allocator.services_json(p_restaurant_id, v_timezone, v_services),
    'bookings', allocator.bookings_json(p_restaurant_id, v_timezone, v_services, v_date, v_window),
    'blocks', allocator.blocks_json(p_restaurant_id, v_window)
  );
end;
$$;

create function allocator.guard_json(
  p_restaurant_id uuid,
  p_rules text,
  p_services allocator.capacity_decision[]
)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_reason constant text := allocator.capacity_bypass(p_restaurant_id);
begin
  return jsonb_build_object(
    'state', case
      when exists (select from unnest(p_services) as s where s.state = 'unreadable') then 'unreadable'
      when p_rules in ('absent', 'unreadable') then p_rules
      else 'present'
    end,
    'bypass', case
      when v_reason is not null then coalesce(
        (
          select jsonb_build_object(
            'reason', s.reason, 'setBy', s.set_by, 'setAt', s.created_at,
            'expiresAt', case when isfinite(s.expires_at) then s.expires_at end
          )
          from public.allocator_settings as s
          where s.key = 'app.capacity.post_assignment.enabled'
            and (s.restaurant_id = p_restaurant_id or s.restaurant_id is null)
            and s.value = 'off'
            and s.reason = v_reason
          order by s.restaurant_id nulls last
          limit 1
        ),
        -- The setting of a session says no more.
        jsonb_build_object(
          'reason', v_reason, 'setBy', null, 'setAt', pg_postmaster_start_time(), 'expiresAt', null
        )
      )
    end
  );
end;
$$;

create function allocator.has_changed(p_restaurant_id uuid, p_snapshot pg_snapshot, p_window tstzrange)
returns boolean
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_first constant xid8 := pg_snapshot_xmin(p_snapshot);
  -- Rows that another server wrote, before a backup was restored here, may have later numbers.
  v_last constant xid8 := greatest(pg_snapshot_xmax(pg_current_snapshot()), pg_current_xact_id_if_assigned());
begin
  return exists (
      select from allocator.set_up_changes as c
      where c.restaurant_id in (p_restaurant_id, '00000000-0000-0000-0000-000000000000')
        and c.changed_in >= v_first
        and c.changed_in <= v_last
        and not pg_visible_in_snapshot(c.changed_in, p_snapshot)
    )
    or exists (
      select from public.assignment_events as e
      where e.restaurant_id = p_restaurant_id
        and e.changed_in >= v_first
        and e.changed_in <= v_last
        and not pg_visible_in_snapshot(e.changed_in, p_snapshot)
        -- An event that says of neither state when it was concerns every date.
        and coalesce(
          allocator.concerns_window(e.before, p_window) or allocator.concerns_window(e.after, p_window),
          allocator.concerns_window(e.before, p_window),
          allocator.concerns_window(e.after, p_window),
          true
        )
    );
end;
$$;

create function allocator.member_role(p_restaurant_id uuid)
returns public.restaurant_role
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_role public.restaurant_role;
begin
  select m.role
    into v_role
    from public.restaurant_members as m
    where m.restaurant_id = p_restaurant_id and m.user_id = allocator.caller_id();
  if not found then
    perform allocator.check_member(p_restaurant_id);
  end if;
  return v_role;
end;
$$;

create function allocator.note_change(p_restaurant_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  insert into allocator.set_up_changes (restaurant_id)
    values (coalesce(p_restaurant_id, '00000000-0000-0000-0000-000000000000'))
    on conflict do nothing;
end;
$$;

create function allocator.note_set_up()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_level = 'STATEMENT' then
    perform allocator.note_change(null);
    return null;
  end if;
  -- One function for restaurants, whose key is id, and for the tables that refer to them.
  perform allocator.note_change(c.id)
    from (
      select distinct (row_of ->> case when row_of ? 'restaurant_id' then 'restaurant_id' else 'id' end)::uuid as id
      from unnest(array[to_jsonb(old), to_jsonb(new)]) as row_of
      where row_of is not null
    ) as c;
  return null;
end;
$$;

create function allocator.read_service_date(p_restaurant_id uuid, p_service_date date, p_known_revision text)
returns jsonb
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set lock_timeout = '500ms'
set plan_cache_mode = 'force_generic_plan'
set enable_seqscan = 'off'
set enable_bitmapscan = 'off'
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_rules text;
  v_role public.restaurant_role;
  v_basis text;
  v_revision text;
begin
  if p_service_date not between '2000-01-01' and '2099-12-31' then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A service date lies in the years 2000 to 2099',
      jsonb_build_object('serviceDate', p_service_date), 'Correct the date'
    );
  end if;
  -- The capacity rules before anything that reads restaurants: open_rules_table says why.
  v_rules := allocator.rules_fingerprint(p_restaurant_id);
  v_role := allocator.member_role(p_restaurant_id);
  v_basis := allocator.revision_basis(p_restaurant_id, p_service_date, v_rules);
  v_revision := allocator.unchanged_revision(p_restaurant_id, v_basis, p_known_revision);
  if v_revision is not null then
    return jsonb_build_object('revision', v_revision, 'now', v_now, 'unchanged', true);
  end if;
  return allocator.describe_service(p_restaurant_id, p_service_date, v_now, v_role, v_rules, v_basis);
end;
$$;

create or replace function allocator.record_direct_write(p_before public.bookings, p_after public.bookings)
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
  else
    -- Its version is new all the same.
    perform allocator.note_change(p_after.restaurant_id);
  end if;
end;
$$;

create function allocator.revision_basis(p_restaurant_id uuid, p_service_date date, p_rules text)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
begin
  return left(
    md5(
      concat_ws(
        '|',
        -- The form of the answer: another number for another form.
        1,
        -- An older server's transactions are not this one's.
        pg_postmaster_start_time(),
        p_restaurant_id,
        coalesce(p_service_date::text, 'present'),
        allocator.caller_role(),
        coalesce(allocator.caller_id()::text, 'nobody'),
        coalesce(current_setting('app.capacity.post_assignment.enabled', true), ''),
        p_rules
      )
    ),
    16
  );
end;
$$;

create function allocator.revision_of(p_basis text, p_until timestamptz, p_window tstzrange)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return allocator.revision_text(
    p_basis,
    floor(extract(epoch from p_until))::text,
    floor(extract(epoch from lower(p_window)))::text,
    ceil(extract(epoch from upper(p_window)))::text
  );
end;
$$;

create function allocator.revision_text(p_basis text, p_until text, p_from text, p_to text)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_snapshot text;
begin
  if pg_is_in_recovery() then
    -- A standby does not know which transactions are running.
    return null;
  end if;
  v_snapshot := pg_current_snapshot()::text;
  if length(v_snapshot) > 120 then
    -- As if all that ran with the oldest were still running: some changes are then read twice, none is missed.
    v_snapshot := format('%1$s:%1$s:', split_part(v_snapshot, ':', 1));
  end if;
  return concat_ws('|', p_basis, p_until, p_from, p_to, v_snapshot);
end;
$$;

create function allocator.rules_fingerprint(p_restaurant_id uuid)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_sum numeric;
begin
  if to_regclass('public.restaurant_capacity_rules') is null then
    return 'absent';
  end if;
  select sum(hash_record_extended(
      row(r.service_period_id, r.day_of_week, r.effective_date, int8pl(r.max_covers, 0), int8pl(r.max_parties, 0)), 0
    ))
    into v_sum
    from public.restaurant_capacity_rules as r
    where r.restaurant_id = p_restaurant_id
      -- Always true, and parsed all the same: the types that find_capacity_limits needs.
      and (
        true
        or r.service_period_id = p_restaurant_id
        or r.day_of_week = extract(dow from current_date)
        or r.effective_date <= current_date
      );
  return coalesce(v_sum::text, 'none');
exception
  when undefined_table then
    return 'absent';
  when query_canceled then
    raise;
  when others then
    return 'unreadable';
end;
$$;

create function allocator.service_boundaries(
  p_restaurant_id uuid,
  p_timezone text,
  p_first date,
  p_last date
)
returns timestamptz[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_end constant timestamptz := greatest(
    allocator.start_of_day(p_last + 1, p_timezone),
    (
      select max((p_last + 1 + p.end_time) at time zone p_timezone)
      from public.service_periods as p
      where p.restaurant_id = p_restaurant_id and p.end_time <= p.start_time
    )
  );
begin
  return array(
    select b.moment
    from (
      select allocator.start_of_day(p_first + n, p_timezone)
      from generate_series(0, p_last - p_first + 1) as n
      union
      select (p_first + n + t.local_time) at time zone p_timezone
      from generate_series(0, p_last - p_first + 1) as n
      cross join (
        select p.start_time as local_time from public.service_periods as p where p.restaurant_id = p_restaurant_id
        union
        select p.end_time from public.service_periods as p where p.restaurant_id = p_restaurant_id
      ) as t
    ) as b (moment)
    where b.moment < v_end
    order by b.moment
  );
end;
$$;

create function allocator.services_between(
  p_restaurant_id uuid,
  p_timezone text,
  p_first date,
  p_last date
)
returns allocator.capacity_decision[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_moment timestamptz;
  v_found record;
  v_service allocator.capacity_decision;
  v_services allocator.capacity_decision[] := array[]::allocator.capacity_decision[];
begin
  foreach v_moment in array allocator.service_boundaries(p_restaurant_id, p_timezone, p_first, p_last) loop
    continue when exists (
      select from unnest(v_services) as s where s.service_period_id is not null and s.starts @> v_moment
    );
    v_found := allocator.find_service(p_restaurant_id, p_timezone, v_moment);
    continue when v_found.service_period_id is null and exists (
      select from unnest(v_services) as s
      where s.service_period_id is null and s.service_date = v_found.service_date
    );
    v_service.service_period_id := v_found.service_period_id;
    v_service.service_date := v_found.service_date;
    v_service.starts := v_found.starts;
    v_services := v_services || v_service;
  end loop;
  return v_services;
end;
$$;

create function allocator.services_json(
  p_restaurant_id uuid,
  p_timezone text,
  p_services allocator.capacity_decision[]
)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_in_periods constant tstzmultirange := (
    select coalesce(range_agg(s.starts), '{}') from unnest(p_services) as s where s.service_period_id is not null
  );
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'servicePeriodId', s.service_period_id,
        'name', coalesce(p.name, 'No service period'),
        'startAt', lower(s.starts),
        'endAt', upper(s.starts),
        'lastStartAt', (s.service_date + (p.last_start < p.start_time)::integer + p.last_start) at time zone p_timezone,
        'paceCovers', p.pace_covers,
        'state', s.state,
        'covers', s.covers,
        'parties', s.parties,
        'maxCovers', s.max_covers,
        'maxParties', s.max_parties,
        'coversWithoutTable', s.covers_without_table,
        'seatedCovers', split.seated,
        'toComeCovers', split.to_come,
        'leftCovers', split.gone,
        'pace', pace.quarters
      )
      order by lower(s.starts), s.service_period_id
    ), '[]')
    from unnest(p_services) as s
    left join public.service_periods as p on p.restaurant_id = p_restaurant_id and p.id = s.service_period_id
    cross join lateral (
      select
        coalesce(sum(b.party_size) filter (where b.status = 'checked_in'), 0) as seated,
        coalesce(sum(b.party_size) filter (where b.status = 'confirmed'), 0) as to_come,
        coalesce(sum(b.party_size) filter (where b.status = 'completed'), 0) as gone,
        bool_or(not v_in_periods @> b.start_at) as has_own
      from public.bookings as b
      where b.restaurant_id = p_restaurant_id
        and b.start_at >= lower(s.starts)
        and b.start_at < upper(s.starts)
        and s.starts @> b.start_at
    ) as split
    cross join lateral (
      select coalesce(jsonb_agg(
        jsonb_build_object('startAt', q.start_at, 'covers', q.covers, 'parties', q.parties) order by q.start_at
      ), '[]') as quarters
      from (
        select date_bin('15 minutes', b.start_at, 'epoch') as start_at, sum(b.party_size) as covers, count(*) as parties
        from public.bookings as b
        where b.restaurant_id = p_restaurant_id
          and b.start_at >= lower(s.starts)
          and b.start_at < upper(s.starts)
          and s.starts @> b.start_at
          and (s.service_period_id is not null or not v_in_periods @> b.start_at)
          and b.status not in ('cancelled', 'no_show')
        group by 1
      ) as q
    ) as pace
    where s.service_period_id is not null or split.has_own
  );
end;
$$;

create function allocator.set_up_json(p_restaurant_id uuid)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return jsonb_build_object(
    'restaurant', (
      select jsonb_build_object('id', r.id, 'name', r.name, 'timezone', r.timezone)
      from public.restaurants as r
      where r.id = p_restaurant_id
    ),
    'zones', (
      select coalesce(jsonb_agg(jsonb_build_object('id', z.id, 'name', z.name) order by z.created_at, z.id), '[]')
      from public.zones as z
      where z.restaurant_id = p_restaurant_id
    ),
    'tables', (
      select coalesce(jsonb_agg(
        jsonb_build_object(
          'id', t.id, 'zoneId', t.zone_id, 'label', t.label, 'seats', t.seats, 'minParty', t.min_party,
          'isMovable', t.is_movable, 'isActive', t.is_active,
          'x', t.x, 'y', t.y, 'width', t.width, 'height', t.height
        )
        order by t.id
      ), '[]')
      from public.dining_tables as t
      where t.restaurant_id = p_restaurant_id
    ),
    'adjacencies', (
      select coalesce(jsonb_agg(jsonb_build_array(a.table_a, a.table_b) order by a.table_a, a.table_b), '[]')
      from public.table_adjacencies as a
      where a.restaurant_id = p_restaurant_id
    ),
    'turnTimes', (
      select coalesce(jsonb_agg(
        jsonb_build_object(
          'servicePeriodId', t.service_period_id, 'upToPartySize', t.up_to_party_size, 'minutes', t.minutes
        )
        order by t.service_period_id nulls last, t.up_to_party_size
      ), '[]')
      from public.turn_times as t
      where t.restaurant_id = p_restaurant_id
    ),
    'members', (
      select coalesce(jsonb_agg(
        jsonb_build_object('userId', m.user_id, 'name', m.name, 'role', m.role) order by m.user_id
      ), '[]')
      from public.restaurant_members as m
      where m.restaurant_id = p_restaurant_id
    )
  );
end;
$$;

create function allocator.shown_bookings(
  p_restaurant_id uuid,
  p_of_date tstzmultirange,
  p_window tstzrange
)
returns setof public.bookings
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  -- A booking lasts a day at most, so that what reaches into the window has started since then.
  v_first constant timestamptz := lower(p_window) - interval '24 hours';
  v_last constant timestamptz := upper(p_window);
begin
  return query
    select b.*
    from public.bookings as b
    where b.restaurant_id = p_restaurant_id
      and b.start_at > v_first
      and b.start_at < v_last
      and (
        p_of_date @> b.start_at
        or b.status = 'checked_in'
        or b.status = 'confirmed' and b.hold && p_window
      )
    union all
    select b.*
    from (
      select distinct t.assignment_id
      from public.assigned_tables as t
      where t.restaurant_id = p_restaurant_id and t.occupied
    ) as t
    -- One by one: a join might read all assignments of the restaurant.
    cross join lateral (
      select a.booking_id
      from public.table_assignments as a
      where a.restaurant_id = p_restaurant_id and a.id = t.assignment_id
      offset 0
    ) as a
    cross join lateral (
      select b.*
      from public.bookings as b
      where b.restaurant_id = p_restaurant_id and b.id = a.booking_id
      offset 0
    ) as b
    where not (b.start_at > v_first and b.start_at < v_last);
end;
$$;

create function allocator.unchanged_revision(p_restaurant_id uuid, p_basis text, p_known text)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_parts constant text[] := string_to_array(p_known, '|');
begin
  if p_known is null
    or length(p_known) > 200
    or cardinality(v_parts) <> 5
    or v_parts[1] <> p_basis
    or array_to_string(v_parts[2:4], '|') !~ '^\d{1,11}\|\d{1,11}\|\d{1,11}$'
    or v_parts[3]::bigint > v_parts[4]::bigint
    or v_parts[2]::bigint <= extract(epoch from clock_timestamp())
    or not pg_input_is_valid(v_parts[5], 'pg_snapshot')
    or allocator.has_changed(
      p_restaurant_id,
      v_parts[5]::pg_snapshot,
      tstzrange(to_timestamp(v_parts[3]::bigint), to_timestamp(v_parts[4]::bigint))
    ) then
    return null;
  end if;
  return allocator.revision_text(p_basis, v_parts[2], v_parts[3], v_parts[4]);
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
            select to_jsonb(e) - '{id,restaurant_id,booking_id,changed_in}'::text[]
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

create function public.read_service(
  p_restaurant_id uuid,
  p_service_date date default null,
  p_known_revision text default null
)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set statement_timeout = '4s'
as $$
begin
  return allocator.read_service_date(
    read_service.p_restaurant_id, read_service.p_service_date, read_service.p_known_revision
  );
end;
$$;

alter table public.restaurant_members
  add constraint the_name_is_not_blank check (((name)::text ~ '\S'::text));

alter table public.service_periods
  add constraint the_pace_lets_somebody_in check ((pace_covers > 0));

-- What has changed since a snapshot, for read_service.
create index assignment_events_changed_in_idx on public.assignment_events (restaurant_id, changed_in);

-- For the blocks of a date: those that ended before it are not read.
create index table_assignments_blocks_idx
  on public.table_assignments (restaurant_id, (coalesce(upper(during), 'infinity'::timestamptz)))
  where booking_id is null;

create trigger a_switch_is_noted
  after insert or update or delete on public.allocator_settings
  for each row execute function allocator.note_set_up();

create trigger truncated_switches_are_noted
  after truncate on public.allocator_settings
  for each statement execute function allocator.note_set_up();

create trigger truncated_assigned_tables_are_noted
  after truncate on public.assigned_tables
  for each statement execute function allocator.note_set_up();

-- Without its events, earlier answers would pass for unchanged.
create trigger missing_events_are_noted
  after delete or truncate on public.assignment_events
  for each statement execute function allocator.note_set_up();

create trigger truncated_bookings_are_noted
  after truncate on public.bookings
  for each statement execute function allocator.note_set_up();

create trigger a_table_is_noted
  after insert or update or delete on public.dining_tables
  for each row execute function allocator.note_set_up();

create trigger truncated_tables_are_noted
  after truncate on public.dining_tables
  for each statement execute function allocator.note_set_up();

create trigger a_member_is_noted
  after insert or update or delete on public.restaurant_members
  for each row execute function allocator.note_set_up();

create trigger truncated_members_are_noted
  after truncate on public.restaurant_members
  for each statement execute function allocator.note_set_up();

create trigger a_restaurant_is_noted
  after insert or update or delete on public.restaurants
  for each row execute function allocator.note_set_up();

create trigger truncated_restaurants_are_noted
  after truncate on public.restaurants
  for each statement execute function allocator.note_set_up();

create trigger a_period_is_noted
  after insert or update or delete on public.service_periods
  for each row execute function allocator.note_set_up();

create trigger truncated_periods_are_noted
  after truncate on public.service_periods
  for each statement execute function allocator.note_set_up();

create trigger an_adjacency_is_noted
  after insert or update or delete on public.table_adjacencies
  for each row execute function allocator.note_set_up();

create trigger truncated_adjacencies_are_noted
  after truncate on public.table_adjacencies
  for each statement execute function allocator.note_set_up();

-- Only blocks, and assignments that are handed to another booking: everything else leaves an event.
create trigger a_changed_block_is_noted
  after update on public.table_assignments
  for each row
  when (new.booking_id is null or new.booking_id is distinct from old.booking_id)
  execute function allocator.note_set_up();

create trigger truncated_assignments_are_noted
  after truncate on public.table_assignments
  for each statement execute function allocator.note_set_up();

create trigger a_turn_time_is_noted
  after insert or update or delete on public.turn_times
  for each row execute function allocator.note_set_up();

create trigger truncated_turn_times_are_noted
  after truncate on public.turn_times
  for each statement execute function allocator.note_set_up();

create trigger a_zone_is_noted
  after insert or update or delete on public.zones
  for each row execute function allocator.note_set_up();

create trigger truncated_zones_are_noted
  after truncate on public.zones
  for each statement execute function allocator.note_set_up();

comment on column allocator.set_up_changes.changed_in is 'As in assignment_events.';
comment on column public.assignment_events.changed_in is
  'The transaction that made the change: read_service compares it with the snapshot of an earlier answer, because '
  'transactions do not end in the order in which they wrote. In a restored database it says nothing of earlier rows.';
comment on column public.restaurant_members.name is 'What colleagues call them; null until it is set.';
comment on column public.service_periods.last_start is
  'When the last party should start; before start_time: after midnight. Null: at any time. Advice, as pace_covers.';
comment on column public.service_periods.pace_covers is
  'How many guests should start within 15 minutes; null: as many as come. Advice for people: nothing is refused for it.';
comment on function allocator.answer_ends(uuid, text, timestamptz) is
  'Until when what read_service answers cannot change by time alone: the present service date may be another from the '
  'next boundary on, and a switch expires. A day ahead at most.';
comment on function allocator.blocks_json(uuid, tstzrange) is
  'The blocks within a window as read_service answers them, by their start. Those that ended before it are not read.';
comment on function allocator.bookings_json(uuid, text, allocator.capacity_decision[], date, tstzrange) is
  'The shown_bookings as read_service answers them, by their start, each with the service and date where the guard '
  'counts it. p_services: those of the date. For bookings of the dates around it their services are looked up '
  'together, for those from elsewhere one by one.';
comment on function allocator.capacity_of_services(uuid, allocator.capacity_decision[], text) is
  'The services with their state, counts and limits, in the order in which find_capacity decides: an operator''s switch '
  'comes first. They are counted whatever the state. p_rules: as rules_fingerprint gives it; what cannot be read '
  'becomes the state unreadable and refuses nothing.';
comment on function allocator.concerns_window(jsonb, tstzrange) is
  'Whether a booking or block that is, or was, as an event has it (before or after) is shown with that window: within '
  'it, or whenever its party sits. Null where the event does not say.';
comment on function allocator.count_capacity(public.bookings, allocator.capacity_decision) is
  'The decision with what its service has promised and served, where a limit is in force: the bookings that hold '
  'tables or are completed and start in the service, this one as it stands in the table. Pending ones are counted '
  'beside them. Stable, so that what read_service answers is of one moment: an assignment of PL/pgSQL that calls it '
  'takes a new snapshot, in which a decision that has locked the service date sees all that was committed before.';
comment on function allocator.describe_service(uuid, date, timestamptz, public.restaurant_role, text, text) is
  'The full answer of read_service. p_service_date: null for that of p_now. p_role: of the caller. p_rules and p_basis: '
  'of rules_fingerprint and revision_basis. The window is the service date and the 12 hours after it.';
comment on function allocator.guard_json(uuid, text, allocator.capacity_decision[]) is
  'Whether the guard can use the capacity rules, and the switch that is in force (capacity_bypass), with who threw it. '
  'p_rules: of rules_fingerprint.';
comment on function allocator.has_changed(uuid, pg_snapshot, tstzrange) is
  'Whether something was committed since that snapshot that read_service answers of the window. Not by time or by order: '
  'a transaction that wrote before the snapshot and committed after it is one that it did not see.';
comment on function allocator.member_role(uuid) is
  'The role of the caller, null for a trusted one that is no member. Raises TA015 as check_member does.';
comment on function allocator.note_change(uuid) is
  'Makes read_service answer in full again, once this transaction has committed. Null: in every restaurant. It waits '
  'for nobody: the row belongs to this transaction alone.';
comment on function allocator.note_set_up() is
  'Trigger of everything that read_service answers and the audit does not have. Of a whole statement it notes that '
  'every restaurant may have changed: nothing says which rows were truncated.';
comment on function allocator.read_service_date(uuid, date, text) is
  'public.read_service with the rights of the owner, for members of the restaurant and trusted callers: the windows of '
  'holds are not looked up in their index under the policies, nor may a member read the switch of the guard. It reads '
  'only, and waits half a second at most for capacity rules that are being changed, which it then calls unreadable.';
comment on function allocator.revision_basis(uuid, date, text) is
  'What a revision depends on that leaves no row of a change: what was asked, by whom, and the capacity rules (p_rules, '
  'as rules_fingerprint gives them). It reads no page.';
comment on function allocator.revision_of(text, timestamptz, tstzrange) is
  'The revision of an answer that was read with the present snapshot, basis|until|from|to|snapshot. p_until: when the '
  'answer changes by itself. p_window: only changes of bookings and blocks within it concern the answer.';
comment on function allocator.revision_text(text, text, text, text) is
  'A revision with the present snapshot, up to 180 characters; null on a standby, where every answer is a full one.';
comment on function allocator.rules_fingerprint(uuid) is
  'absent without capacity rules, unreadable where the guard could not decide by them or has to wait too long, else a '
  'number that changes with the rules of this restaurant, none without any. Read anew each time, because no trigger of '
  'ours need be on a table that somebody else made, renamed or altered. Refuses nothing.';
comment on function allocator.service_boundaries(uuid, text, date, date) is
  'The moments from the first of these dates until the services of the last have ended at which one service may give '
  'way to another, ascending: where a date begins, and where a period would begin or end if it were served that day. '
  'Between two of them find_service has one answer.';
comment on function allocator.services_between(uuid, text, date, date) is
  'Every service of these dates, and others in which a booking can start there, as find_service gives them, which is '
  'asked once for each; also that without a period, of the whole date. Their state is null: nothing is decided here.';
comment on function allocator.services_json(uuid, text, allocator.capacity_decision[]) is
  'The services of one date as read_service answers them, by their start. p_services: of capacity_of_services. That '
  'without a period only if a booking starts in none; it counts the whole date, as the guard does, but its pace is that '
  'of its own bookings.';
comment on function allocator.set_up_json(uuid) is
  'What a restaurant has on every date, as read_service answers it: its zones in the order in which they were made, its '
  'tables and which of them stand together, how long parties stay, and who works there.';
comment on function allocator.shown_bookings(uuid, tstzmultirange, tstzrange) is
  'The bookings that a desk shows of a date: all that start in one of its services, whatever their status, all that '
  'hold a table within the window, and everybody who sits now. p_of_date: the moments that belong to the date.';
comment on function allocator.unchanged_revision(uuid, text, text) is
  'The next revision of an answer that has not changed since p_known; null when it may have, or p_known is no revision '
  'of this answer, whatever else it is.';
comment on function public.read_service(uuid, date, text) is
$$All that a desk shows of one service date, read at one moment. Changes nothing and locks nothing. docs/reading.md
describes the fields.

p_service_date: null for the present one, which after midnight is still yesterday's while a service of it runs.
p_known_revision: the revision of an earlier answer. Where nothing has changed since, the answer is {revision, now,
unchanged: true}, with the revision to send next.

Returns {revision, now, restaurant, role, serviceDate, currentServiceDate, guard, services, zones, tables, adjacencies,
turnTimes, bookings, blocks, members}, every list whole. Services, limits, states and counts are the capacity guard's;
capacity rules that are missing or cannot be read are a state and no error. role: of the caller; null for a secret key.

Raises TA001, TA015: see allocator.refusal_reasons() and docs/errors.md. Where the API honours it it runs at most 4 s
(57014).

It runs as its caller and hands over to allocator.read_service_date, which has the rights to read what it needs.$$;
comment on table allocator.set_up_changes is
  'Which transaction changed something that read_service answers and the audit does not have: the floor, the services, '
  'the staff, the switch. One row per restaurant and transaction; the restaurant of zeros stands for all. '
  'Rows that are older than a day can be deleted at any time.';

revoke all on table allocator.set_up_changes from public, anon, authenticated, service_role;
revoke execute on function allocator.answer_ends(uuid, text, timestamptz)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.blocks_json(uuid, tstzrange) from public, anon, authenticated, service_role;
revoke execute on function allocator.bookings_json(uuid, text, allocator.capacity_decision[], date, tstzrange)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.capacity_of_services(uuid, allocator.capacity_decision[], text)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.concerns_window(jsonb, tstzrange) from public, anon, authenticated, service_role;
revoke execute on function allocator.describe_service(uuid, date, timestamptz, public.restaurant_role, text, text)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.guard_json(uuid, text, allocator.capacity_decision[])
  from public, anon, authenticated, service_role;
revoke execute on function allocator.has_changed(uuid, pg_snapshot, tstzrange)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.member_role(uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.note_change(uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.note_set_up() from public, anon, authenticated, service_role;
revoke execute on function allocator.read_service_date(uuid, date, text)
  from public, anon, authenticated, service_role;
grant execute on function allocator.read_service_date(uuid, date, text) to authenticated, service_role;
revoke execute on function allocator.revision_basis(uuid, date, text) from public, anon, authenticated, service_role;
revoke execute on function allocator.revision_of(text, timestamptz, tstzrange)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.revision_text(text, text, text, text)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.rules_fingerprint(uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.service_boundaries(uuid, text, date, date)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.services_between(uuid, text, date, date)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.services_json(uuid, text, allocator.capacity_decision[])
  from public, anon, authenticated, service_role;
revoke execute on function allocator.set_up_json(uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.shown_bookings(uuid, tstzmultirange, tstzrange)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.unchanged_revision(uuid, text, text)
  from public, anon, authenticated, service_role;
revoke execute on function public.read_service(uuid, date, text) from public, anon, authenticated, service_role;
grant execute on function public.read_service(uuid, date, text) to authenticated, service_role;
