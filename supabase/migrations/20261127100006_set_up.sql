create table public.restaurant_invitations (
  restaurant_id uuid not null,
  email character varying(320) not null,
  role public.restaurant_role not null,
  invited_by uuid,
  expires_at timestamp with time zone not null default (now() + '7 days'::interval),
  created_at timestamp with time zone not null default now(),
  constraint restaurant_invitations_pkey primary key (restaurant_id, email),
  constraint the_address_is_one_in_lower_case
    check ((((email)::text = lower((email)::text)) and ((email)::text ~ '^[^\s@]+@[^\s@]+$'::text)))
);

alter table public.restaurant_invitations
  enable row level security;

create type allocator.misfit as (
  booking_id uuid,
  reason text
);

create function allocator.add_restaurant(p_name text, p_timezone text, p_owner_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_restaurant public.restaurants;
begin
  if (p_name ~ '\S' and length(p_name) <= 200) is not true then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A restaurant has a name of up to 200 characters', '{}', 'Send its name as p_name'
    );
  elsif not exists (select from auth.users as u where u.id = p_owner_id) then
    perform allocator.refuse(
      'USER_NOT_FOUND', 'There is no such user', jsonb_build_object('ownerId', p_owner_id),
      'Let the owner sign up first, and send the id of that user as p_owner_id'
    );
  end if;
  begin
    insert into public.restaurants (name, timezone) values (p_name, p_timezone) returning * into v_restaurant;
  exception
    when check_violation or not_null_violation or invalid_parameter_value then
      perform allocator.refuse(
        'INVALID_REQUEST', 'There is no such time zone', jsonb_build_object('timezone', p_timezone),
        'Send an IANA name such as Europe/Berlin as p_timezone'
      );
  end;
  insert into public.restaurant_members (restaurant_id, user_id, role) values (v_restaurant.id, p_owner_id, 'owner');
  return jsonb_build_object(
    'restaurantId', v_restaurant.id,
    'name', v_restaurant.name,
    'timezone', v_restaurant.timezone,
    'ownerId', p_owner_id
  );
end;
$$;

create function allocator.caller_is_user()
returns boolean
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return allocator.caller_role() = 'authenticated';
end;
$$;

create function allocator.check_label()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_other record;
begin
  if not allocator.caller_is_user() or tg_op = 'UPDATE' and lower(new.label) = lower(old.label) then
    return new;
  end if;
  perform allocator.lock_set_up(new.restaurant_id);
  select t.id, t.label, z.name as zone
    into v_other
    from public.dining_tables as t
    join public.zones as z on z.restaurant_id = t.restaurant_id and z.id = t.zone_id
    where t.restaurant_id = new.restaurant_id and lower(t.label) = lower(new.label);
  if found then
    perform allocator.refuse(
      'ALREADY_EXISTS', format('There is a table %s already, in %s', v_other.label, v_other.zone),
      jsonb_build_object('restaurantId', new.restaurant_id, 'tableId', v_other.id, 'tableLabel', v_other.label),
      'Choose another label'
    );
  end if;
  return new;
end;
$$;

create function allocator.check_rule()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_other record;
begin
  if not allocator.caller_is_user() then
    return new;
  end if;
  if new.max_covers < 0 or new.max_parties < 0 then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A limit is not below zero',
      jsonb_build_object(
        'restaurantId', new.restaurant_id, 'maxCovers', new.max_covers, 'maxParties', new.max_parties
      ),
      'Give a number from 0 on, or none for no limit'
    );
  end if;
  select r.id, r.max_covers, r.max_parties
    into v_other
    from public.restaurant_capacity_rules as r
    where r.restaurant_id = new.restaurant_id
      and r.service_period_id is not distinct from new.service_period_id
      and r.day_of_week is not distinct from new.day_of_week
      and r.effective_date is not distinct from new.effective_date
      and r.id <> new.id;
  if found then
    perform allocator.refuse(
      'ALREADY_EXISTS', 'There is a capacity rule for this service, day and date already',
      jsonb_build_object(
        'restaurantId', new.restaurant_id,
        'ruleId', v_other.id,
        'maxCovers', v_other.max_covers,
        'maxParties', v_other.max_parties
      ),
      'Change that one instead: of two that tie, only one could count'
    );
  end if;
  return new;
end;
$$;

create function allocator.check_set_up_right()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_restaurant_id constant uuid := (to_jsonb(new) ->> 'restaurant_id')::uuid;
  v_roles constant public.restaurant_role[] := tg_argv[0];
begin
  if allocator.caller_is_user()
    and not exists (
      select from allocator.restaurants_where_caller_is(v_roles) as own (id) where own.id = v_restaurant_id
    ) then
    perform allocator.refuse(
      'ROLE_NOT_ALLOWED',
      format('Only %s of the restaurant may do this', tg_argv[1]),
      jsonb_build_object('restaurantId', v_restaurant_id),
      format('Ask %s of the restaurant to do it', tg_argv[1])
    );
  end if;
  return new;
end;
$$;

create function allocator.check_switch(
  p_restaurant_id uuid,
  p_enabled boolean,
  p_reason text,
  p_expires_at timestamptz
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now constant timestamptz := clock_timestamp();
begin
  if p_enabled is null then
    perform allocator.refuse(
      'INVALID_REQUEST', 'The guard is to be on or off', jsonb_build_object('restaurantId', p_restaurant_id),
      'Send true or false as p_enabled'
    );
  elsif (p_reason ~ '\S' and length(p_reason) <= 200) is not true then
    perform allocator.refuse(
      'INVALID_REQUEST', 'Switching the guard off needs a reason of up to 200 characters',
      jsonb_build_object('restaurantId', p_restaurant_id),
      'Say why, for the audit'
    );
  elsif (p_expires_at > v_now and p_expires_at <= v_now + interval '24 hours') is not true then
    perform allocator.refuse(
      'INVALID_REQUEST', 'The guard can be off for 24 hours at most',
      jsonb_build_object('restaurantId', p_restaurant_id, 'expiresAt', p_expires_at),
      'Say when it is to be on again, within the next 24 hours'
    );
  end if;
end;
$$;

create function allocator.check_turn_time()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_other public.turn_times;
begin
  if not allocator.caller_is_user() then
    return new;
  end if;
  perform allocator.lock_set_up(new.restaurant_id);
  select t.*
    into v_other
    from public.turn_times as t
    where t.restaurant_id = new.restaurant_id
      and t.service_period_id is not distinct from new.service_period_id
      and t.up_to_party_size = new.up_to_party_size
      and t.id <> new.id;
  if found then
    perform allocator.refuse(
      'ALREADY_EXISTS',
      format(
        'Parties of up to %s have a turn time already: %s minutes', v_other.up_to_party_size, v_other.minutes
      ),
      jsonb_build_object('restaurantId', new.restaurant_id, 'turnTimeId', v_other.id),
      'Change that one instead'
    );
  end if;
  return new;
end;
$$;

create function allocator.concessions_of(p_restaurant_id uuid, p_booking_ids uuid[])
returns table (booking_id uuid, extra_chairs boolean, apart boolean, bypassed boolean)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
set enable_nestloop = 'off'
as $$
declare
  v_first timestamptz;
  v_last timestamptz;
begin
  select min(a.created_at), max(a.created_at)
    into v_first, v_last
    from public.table_assignments as a
    where a.restaurant_id = p_restaurant_id and a.booking_id = any (p_booking_ids);
  return query
    select
      a.booking_id,
      bool_or(e.after @> '{"extraChairs": true}'),
      bool_or(e.after @> '{"apart": true}'),
      coalesce(bool_or(e.capacity @> '{"state": "bypassed"}'), false)
    from public.table_assignments as a
    join public.assignment_events as e on e.restaurant_id = p_restaurant_id and e.booking_id = a.booking_id
    where a.restaurant_id = p_restaurant_id
      and a.booking_id = any (p_booking_ids)
      -- The call that made an assignment recorded it; no call takes a minute. The audit is read once, from the oldest
      -- of them on: many that were made together would each find the events of all.
      and e.id >= allocator.first_event_id(v_first)
      and e.id < allocator.first_event_id(v_last + interval '1 minute')
      and e.created_at between a.created_at and a.created_at + interval '1 minute'
    group by a.booking_id;
end;
$$;

create function allocator.first_event_id(p_moment timestamptz)
returns uuid
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  return encode(
    int8send((extract(epoch from p_moment) * 1000000)::bigint) || decode('0000000000000000', 'hex'), 'hex'
  )::uuid;
end;
$$;

create function allocator.forget_past_blocks(p_restaurant_id uuid, p_table_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_blocks uuid[];
begin
  v_blocks := array(
    select a.id
    from public.assigned_tables as t
    join public.table_assignments as a on a.restaurant_id = t.restaurant_id and a.id = t.assignment_id
    where t.restaurant_id = p_restaurant_id
      and t.table_id = p_table_id
      and a.booking_id is null
      and upper(t.during) <= v_now
  );
  -- The audit has them: that they end is no event of its own.
  perform set_config('allocator.rpc', 'on', true);
  delete from public.table_assignments as a
    where a.restaurant_id = p_restaurant_id
      and a.id = any (v_blocks)
      and not exists (
        select from public.assigned_tables as t
        where t.restaurant_id = a.restaurant_id and t.assignment_id = a.id and t.table_id <> p_table_id
      );
  delete from public.assigned_tables as t
    where t.restaurant_id = p_restaurant_id and t.table_id = p_table_id and t.assignment_id = any (v_blocks);
  perform set_config('allocator.rpc', '', true);
end;
$$;

create function allocator.join_restaurants()
returns jsonb
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '2s'
as $$
declare
  v_user_id constant uuid := allocator.caller_id();
  v_email text;
  v_invitation public.restaurant_invitations;
  v_joined jsonb := jsonb_build_array();
begin
  -- The address in the token may be older than the account, and does not say whether it is confirmed.
  select lower(u.email)
    into v_email
    from auth.users as u
    where u.id = v_user_id and u.email_confirmed_at is not null;
  if v_email is null then
    perform allocator.refuse(
      'ADDRESS_NOT_CONFIRMED', 'Your address is not confirmed yet', jsonb_build_object('userId', v_user_id),
      'Follow the link in the message that was sent to you at the sign-up'
    );
  end if;
  for v_invitation in
    select i.*
    from public.restaurant_invitations as i
    where i.email = v_email
    order by i.restaurant_id
    for update
  loop
    delete from public.restaurant_invitations as i
      where i.restaurant_id = v_invitation.restaurant_id and i.email = v_email;
    continue when v_invitation.expires_at <= clock_timestamp()
      or v_invitation.invited_by is not null and not exists (
        select from public.restaurant_members as m
        where m.restaurant_id = v_invitation.restaurant_id
          and m.user_id = v_invitation.invited_by
          and m.role = 'owner'
      );
    insert into public.restaurant_members (restaurant_id, user_id, role)
      values (v_invitation.restaurant_id, v_user_id, v_invitation.role)
      on conflict do nothing;
    if found then
      v_joined := v_joined || jsonb_build_object(
        'restaurantId', v_invitation.restaurant_id,
        'name', (select r.name from public.restaurants as r where r.id = v_invitation.restaurant_id),
        'role', v_invitation.role
      );
    end if;
  end loop;
  return jsonb_build_object(
    'restaurants', coalesce(
      (select jsonb_agg(j order by j ->> 'name', j ->> 'restaurantId') from jsonb_array_elements(v_joined) as j), '[]'
    )
  );
end;
$$;

create function allocator.lock_set_up(p_restaurant_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  perform allocator.wait_as_user(p_restaurant_id);
  perform pg_advisory_xact_lock(uuid_hash_extended(p_restaurant_id, 8));
end;
$$;

create function allocator.misfits_at_tables(p_restaurant_id uuid, p_bookings public.bookings[])
returns setof allocator.misfit
language plpgsql
stable
set search_path = pg_catalog, pg_temp
set enable_nestloop = 'off'
as $$
begin
  return query
    with sets as materialized (
      select
        b.id as booking_id,
        b.party_size,
        array_agg(t.id order by t.id) as table_ids,
        count(*) as tables,
        sum(t.seats) as seats,
        bool_and(t.is_active) as are_active,
        bool_and(t.is_movable) as are_movable,
        count(distinct t.zone_id) as zones
      from unnest(p_bookings) as b
      join public.table_assignments as a on a.restaurant_id = p_restaurant_id and a.booking_id = b.id
      join public.assigned_tables as h on h.restaurant_id = p_restaurant_id and h.assignment_id = a.id
      join public.dining_tables as t on t.restaurant_id = p_restaurant_id and t.id = h.table_id
      group by b.id, b.party_size
    ),
    -- The audit need not be asked about a single table with seats enough.
    allowed as materialized (
      select c.*
      from allocator.concessions_of(
        p_restaurant_id,
        array(select s.booking_id from sets as s where s.tables > 1 or s.seats < s.party_size)
      ) as c
    )
    select s.booking_id, r.reason
    from sets as s
    left join allowed as c on c.booking_id = s.booking_id
    cross join lateral (
      values
        ('TABLE_INACTIVE', not s.are_active),
        ('TABLES_SPAN_ZONES', s.zones > 1 and c.apart is not true),
        ('TABLE_NOT_MOVABLE', s.tables > 1 and not s.are_movable and c.apart is not true),
        ('TABLES_NOT_ADJACENT', case
          when s.tables > 1 and s.zones = 1 and s.are_movable and c.apart is not true
            then not allocator.tables_are_adjacent(p_restaurant_id, s.table_ids)
        end),
        ('PARTY_EXCEEDS_SEATS', s.seats + case when c.extra_chairs then 2 * s.tables else 0 end < s.party_size)
    ) as r (reason, is_broken)
    where r.is_broken;
end;
$$;

create function allocator.misfits_of(p_restaurant_id uuid)
returns jsonb
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set lock_timeout = '2s'
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_bookings public.bookings[];
  v_misfits allocator.misfit[];
  v_capacity text := 'checked';
  v_list jsonb;
  v_number bigint;
begin
  perform allocator.open_rules_table(p_restaurant_id);
  perform allocator.check_member(p_restaurant_id);
  -- One more than is looked at shows that there are more. No booking lasts longer than 24 hours.
  v_bookings := array(
    select b
    from public.bookings as b
    where b.restaurant_id = p_restaurant_id
      and b.start_at > v_now - interval '24 hours'
      and b.end_at > v_now
      and b.status = 'confirmed'
    order by b.start_at, b.id
    limit 2001
  );
  v_misfits := array(
    select m from allocator.misfits_at_tables(p_restaurant_id, v_bookings[:2000]) as m
  );
  begin
    v_misfits := v_misfits || allocator.misfits_of_limits(p_restaurant_id, v_bookings[:2000]);
  exception
    when sqlstate 'TA201' then
      v_capacity := 'unreadable';
  end;

  select
      jsonb_agg(
        jsonb_build_object(
          'bookingId', l.id,
          'startAt', l.start_at,
          'endAt', l.end_at,
          'partySize', l.party_size,
          'tableIds', (allocator.assignment_of(l.booking)).table_ids,
          'reasons', l.reasons
        )
        order by l.n
      ) filter (where l.n <= 200),
      count(*)
    into v_list, v_number
    from (
      select b.*, b as booking, m.reasons, row_number() over (order by b.start_at, b.id) as n
      from (
        select u.booking_id, array_agg(distinct u.reason order by u.reason) as reasons
        from unnest(v_misfits) as u
        group by u.booking_id
      ) as m
      join public.bookings as b on b.restaurant_id = p_restaurant_id and b.id = m.booking_id
    ) as l;
  return jsonb_build_object(
    'restaurantId', p_restaurant_id,
    'misfits', coalesce(v_list, '[]'),
    'capacity', v_capacity,
    'complete', cardinality(v_bookings) <= 2000 and v_number <= 200
  );
end;
$$;

create function allocator.misfits_of_limits(p_restaurant_id uuid, p_bookings public.bookings[])
returns allocator.misfit[]
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_timezone text;
  v_booking public.bookings;
  v_service record;
  v_limits record;
  v_decision allocator.capacity_decision;
  v_judged tstzmultirange := tstzmultirange();
  v_dates date[] := array[]::date[];
  v_misfits allocator.misfit[] := array[]::allocator.misfit[];
begin
  if allocator.open_capacity_rules(p_restaurant_id) is not null then
    return v_misfits;
  end if;
  v_timezone := allocator.timezone_of(p_restaurant_id);
  foreach v_booking in array p_bookings loop
    -- A look at each service, not at each booking.
    continue when v_judged @> v_booking.start_at;
    v_service := allocator.find_service(p_restaurant_id, v_timezone, v_booking.start_at);
    v_decision.service_period_id := v_service.service_period_id;
    v_decision.service_date := v_service.service_date;
    v_decision.starts := v_service.starts;
    -- Without a period starts is the whole date, of which the periods have parts of their own.
    if v_decision.service_period_id is not null then
      v_judged := v_judged + v_decision.starts;
    elsif v_decision.service_date = any (v_dates) then
      continue;
    else
      v_dates := v_dates || v_decision.service_date;
    end if;
    v_limits := allocator.find_capacity_limits(
      p_restaurant_id, v_decision.service_period_id, v_decision.service_date
    );
    if v_limits.state = 'enforced' then
      v_decision.max_covers := v_limits.max_covers;
      v_decision.max_parties := v_limits.max_parties;
      v_misfits := v_misfits || array(
        select m from allocator.misfits_of_service(p_restaurant_id, v_decision) as m
      );
    end if;
  end loop;
  return v_misfits;
end;
$$;

create function allocator.misfits_of_service(p_restaurant_id uuid, p_decision allocator.capacity_decision)
returns setof allocator.misfit
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
    with beyond as materialized (
      select c.id, c.start_at
      from (
        select
          b.id, b.start_at, b.end_at, b.status,
          sum(b.party_size) over in_order as covers,
          count(*) over in_order as parties
        from public.bookings as b
        where b.restaurant_id = p_restaurant_id
          and b.start_at >= lower(p_decision.starts)
          and b.start_at < upper(p_decision.starts)
          and p_decision.starts @> b.start_at
          and b.status in ('confirmed', 'checked_in', 'completed')
        window in_order as (order by b.created_at, b.id)
      ) as c
      where (c.covers > p_decision.max_covers or c.parties > p_decision.max_parties)
        and c.status = 'confirmed'
        and c.end_at > clock_timestamp()
    )
    select b.id, 'CAPACITY_EXCEEDED'
    from beyond as b
    left join allocator.concessions_of(p_restaurant_id, array(select o.id from beyond as o)) as c
      on c.booking_id = b.id
    where c.bypassed is not true
      -- Without a period the whole date is counted, but only what starts in no period is held against it.
      and (
        p_decision.service_period_id is not null
        or (
          allocator.find_service(p_restaurant_id, allocator.timezone_of(p_restaurant_id), b.start_at)
        ).service_period_id is null
      );
end;
$$;

create function allocator.name_of_caller()
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce(
    (select coalesce(u.email, u.id::text) from auth.users as u where u.id = allocator.caller_id()),
    allocator.caller_role()
  );
end;
$$;

create function allocator.prepare_invitation()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_now constant timestamptz := clock_timestamp();
begin
  new.email := lower(btrim(new.email));
  if tg_op = 'INSERT' and allocator.caller_is_user() then
    new.invited_by := allocator.caller_id();
    perform allocator.lock_set_up(new.restaurant_id);
    delete from public.restaurant_invitations as i
      where i.restaurant_id = new.restaurant_id and i.email = new.email and i.expires_at <= v_now;
    if exists (
      select from public.restaurant_invitations as i
      where i.restaurant_id = new.restaurant_id and i.email = new.email
    ) then
      perform allocator.refuse(
        'ALREADY_EXISTS', 'This address is invited already',
        jsonb_build_object('restaurantId', new.restaurant_id),
        'Change the role or the expiry of that invitation, or delete it first'
      );
    end if;
  end if;
  if allocator.caller_is_user() and not new.expires_at between v_now and v_now + interval '30 days' then
    perform allocator.refuse(
      'INVALID_REQUEST', 'An invitation expires within the next 30 days',
      jsonb_build_object('restaurantId', new.restaurant_id, 'expiresAt', new.expires_at),
      'Choose an expiry within the next 30 days'
    );
  end if;
  return new;
end;
$$;

create function allocator.record_set_up()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  -- Members read the audit: it has no addresses of people, nor the number of a switch, which counts those of all
  -- restaurants.
  v_left_out constant text[] := '{restaurant_id,created_at,email,set_by}'::text[]
    || case tg_table_name when 'allocator_settings' then 'id' end;
  v_before constant jsonb := coalesce(to_jsonb(old) - v_left_out, '{}');
  v_after constant jsonb := coalesce(to_jsonb(new) - v_left_out, '{}');
  v_row constant jsonb := coalesce(to_jsonb(new), to_jsonb(old));
  v_subject public.bookings;
begin
  v_subject.restaurant_id := case tg_table_name when 'restaurants' then v_row ->> 'id' else v_row ->> 'restaurant_id' end;
  -- What goes with its restaurant is not worth a line each. Nor is a switch for all restaurants, or a rule for none.
  if v_before <> v_after
    and (
      tg_table_name = 'restaurants'
      or exists (select from public.restaurants as r where r.id = v_subject.restaurant_id)
    ) then
    perform allocator.record_event(
      v_subject, tg_argv[0]::public.assignment_action, allocator.caller_id(), v_before, v_after, null, null
    );
  end if;
  return null;
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
    ('STILL_IN_USE', 'TA017', 'ASSIGNMENT_VALIDATION', 400),
    ('ALREADY_EXISTS', 'TA018', 'ASSIGNMENT_VALIDATION', 400),
    ('LAST_OWNER', 'TA019', 'ASSIGNMENT_VALIDATION', 400),
    ('USER_NOT_FOUND', 'TA020', 'ASSIGNMENT_VALIDATION', 400),
    ('ADDRESS_NOT_CONFIRMED', 'TA021', 'ASSIGNMENT_VALIDATION', 400),
    ('TABLE_TAKEN', 'TA101', 'ASSIGNMENT_CONFLICT', 409),
    ('CAPACITY_EXCEEDED', 'TA102', 'ASSIGNMENT_CONFLICT', 409),
    ('TABLE_OCCUPIED', 'TA103', 'ASSIGNMENT_CONFLICT', 409),
    ('TABLE_BLOCKED', 'TA104', 'ASSIGNMENT_CONFLICT', 409),
    ('BOOKING_CHANGED', 'TA105', 'ASSIGNMENT_CONFLICT', 409),
    ('CAPACITY_RULES_UNREADABLE', 'TA201', 'ASSIGNMENT_REPOSITORY_ERROR', 500);
end;
$$;

create function allocator.refuse_last_owner()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if not allocator.caller_is_user() or tg_op = 'UPDATE' and new.role = 'owner' then
    return coalesce(new, old);
  end if;
  perform allocator.lock_set_up(old.restaurant_id);
  perform
    from public.restaurant_members as m
    where m.restaurant_id = old.restaurant_id and m.role = 'owner' and m.user_id <> old.user_id;
  if not found then
    perform allocator.refuse(
      'LAST_OWNER', 'A restaurant keeps an owner, and this is the only one',
      jsonb_build_object('restaurantId', old.restaurant_id, 'userId', old.user_id),
      'Make somebody else an owner first'
    );
  end if;
  return coalesce(new, old);
end;
$$;

create function allocator.refuse_period_with_rules()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_rules bigint := 0;
begin
  if not allocator.caller_is_user() or to_regclass('public.restaurant_capacity_rules') is null then
    return old;
  end if;
  begin
    select count(*)
      into v_rules
      from public.restaurant_capacity_rules as r
      where r.restaurant_id = old.restaurant_id and r.service_period_id = old.id;
  exception
    when others then
      if allocator.is_passing_failure(sqlstate) then
        raise;
      end if;
      -- Rules that cannot be read limit nothing that could be lost; whoever decides by them says so.
      null;
  end;
  if v_rules > 0 then
    perform allocator.refuse(
      'STILL_IN_USE',
      format(
        '%s has %s', old.name, case v_rules when 1 then 'a capacity rule' else v_rules || ' capacity rules' end
      ),
      jsonb_build_object('restaurantId', old.restaurant_id, 'servicePeriodId', old.id, 'rules', v_rules),
      'Delete its capacity rules first: without the service they would limit nothing'
    );
  end if;
  return old;
end;
$$;

create function allocator.refuse_table_in_use()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_holds jsonb;
begin
  if not allocator.caller_is_user() then
    return old;
  end if;
  perform allocator.forget_past_blocks(old.restaurant_id, old.id);
  select
      jsonb_agg(
        jsonb_build_object(
          'bookingId', a.booking_id,
          'assignmentId', a.id,
          'startAt', lower(h.during),
          'endAt', upper(h.during),
          'occupied', h.occupied
        )
        order by lower(h.during), a.id
      )
    into v_holds
    from (
      select t.assignment_id, t.during, t.occupied
      from public.assigned_tables as t
      where t.restaurant_id = old.restaurant_id and t.table_id = old.id
      order by lower(t.during), t.assignment_id
      limit 50
    ) as h
    join public.table_assignments as a on a.restaurant_id = old.restaurant_id and a.id = h.assignment_id;
  if v_holds is not null then
    perform allocator.refuse(
      'STILL_IN_USE',
      case
        when v_holds @> '[{"occupied": true}]' then format('People sit at table %s', old.label)
        else format('Table %s is promised', old.label)
      end,
      jsonb_build_object('restaurantId', old.restaurant_id, 'tableId', old.id, 'holds', v_holds),
      'Move these bookings or take the blocks back first; or take the table out of use, which keeps them'
    );
  end if;
  return old;
end;
$$;

create function allocator.refuse_zone_with_tables()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_tables bigint;
begin
  if not allocator.caller_is_user() then
    return old;
  end if;
  select count(*)
    into v_tables
    from public.dining_tables as t
    where t.restaurant_id = old.restaurant_id and t.zone_id = old.id;
  if v_tables > 0 then
    perform allocator.refuse(
      'STILL_IN_USE',
      format('%s has %s', old.name, case v_tables when 1 then '1 table' else v_tables || ' tables' end),
      jsonb_build_object('restaurantId', old.restaurant_id, 'zoneId', old.id, 'tables', v_tables),
      'Move its tables to another zone, or delete them first'
    );
  end if;
  return old;
end;
$$;

create function allocator.restaurants_where_caller_is(p_roles public.restaurant_role[])
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
    where m.user_id = allocator.caller_id() and m.role = any (p_roles);
end;
$$;

create function allocator.switch_guard(
  p_restaurant_id uuid,
  p_enabled boolean,
  p_reason text,
  p_expires_at timestamptz
)
returns jsonb
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set lock_timeout = '2s'
as $$
declare
  v_key constant text := 'app.capacity.post_assignment.enabled';
  v_reason text;
begin
  perform allocator.check_manager(p_restaurant_id);
  -- A secret key gets this far without a restaurant.
  perform allocator.check_member(p_restaurant_id);
  if p_enabled then
    delete from public.allocator_settings as s
      where s.key = v_key and s.restaurant_id = p_restaurant_id and s.value = 'off';
  else
    perform allocator.check_switch(p_restaurant_id, p_enabled, p_reason, p_expires_at);
    insert into public.allocator_settings as s (key, restaurant_id, value, reason, set_by, expires_at)
      values (v_key, p_restaurant_id, 'off', p_reason, allocator.name_of_caller(), p_expires_at)
      on conflict on constraint a_switch_is_set_once_per_restaurant do update
      set value = excluded.value,
        reason = excluded.reason,
        set_by = excluded.set_by,
        expires_at = excluded.expires_at,
        created_at = now();
  end if;
  v_reason := allocator.capacity_bypass(p_restaurant_id);
  return jsonb_build_object(
    'restaurantId', p_restaurant_id,
    'enabled', v_reason is null,
    'reason', v_reason,
    'expiresAt', case when v_reason is not null then (
      select s.expires_at
      from public.allocator_settings as s
      where s.key = v_key
        and (s.restaurant_id = p_restaurant_id or s.restaurant_id is null)
        and (s.expires_at is null or s.expires_at > clock_timestamp())
      order by s.restaurant_id nulls last
      limit 1
    ) end
  );
end;
$$;

create function allocator.wait_as_user(p_restaurant_id uuid)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if allocator.caller_is_user() then
    perform allocator.take_waiting_place(p_restaurant_id);
    perform set_config('lock_timeout', '2s', true);
  end if;
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
  perform allocator.wait_as_user(id) from unnest(v_restaurants) as id;
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

create function public.accept_invitations()
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set statement_timeout = '4s'
as $$
begin
  return allocator.join_restaurants();
end;
$$;

create function public.create_restaurant(p_name text, p_timezone text, p_owner_id uuid)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set statement_timeout = '4s'
as $$
begin
  return allocator.add_restaurant(
    create_restaurant.p_name, create_restaurant.p_timezone, create_restaurant.p_owner_id
  );
end;
$$;

create function public.find_misfits(p_restaurant_id uuid)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set statement_timeout = '4s'
as $$
begin
  return allocator.misfits_of(find_misfits.p_restaurant_id);
end;
$$;

create function public.set_capacity_guard(
  p_restaurant_id uuid,
  p_enabled boolean,
  p_reason text default null,
  p_expires_at timestamptz default null
)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set statement_timeout = '4s'
as $$
begin
  return allocator.switch_guard(
    set_capacity_guard.p_restaurant_id,
    set_capacity_guard.p_enabled,
    set_capacity_guard.p_reason,
    set_capacity_guard.p_expires_at
  );
end;
$$;

alter table public.restaurant_invitations
  add constraint restaurant_invitations_restaurant_id_fkey foreign key (restaurant_id)
    references public.restaurants(id) on delete cascade;

-- Tables of a restaurant that share a label get a number behind it, the first to be made excepted: M4, M4 (2).
update public.dining_tables as t
  set label = left(t.label, 34) || format(' (%s)', d.n)
  from (
    select
      restaurant_id,
      id,
      row_number() over (partition by restaurant_id, lower(label) order by created_at, id) as n
    from public.dining_tables
  ) as d
  where d.restaurant_id = t.restaurant_id and d.id = t.id and d.n > 1;

-- Staff, refusals and printed lists name a table by its label alone.
create unique index a_label_names_one_table on public.dining_tables (restaurant_id, lower(label));

-- For accept_invitations, which looks up the address of the caller.
create index restaurant_invitations_email_idx on public.restaurant_invitations (email);

create trigger a_change_of_the_guard_switch_leaves_a_trace
  after insert or update or delete on public.allocator_settings
  for each row execute function allocator.record_set_up('guard_switched');

create trigger a_caller_may_add_a_table
  before insert on public.dining_tables
  for each row execute function allocator.check_set_up_right('{owner,manager}', 'an owner or a manager');

create trigger a_change_of_a_table_leaves_a_trace
  after insert or update or delete on public.dining_tables
  for each row execute function allocator.record_set_up('table_changed');

create trigger a_label_is_new
  before insert or update of label on public.dining_tables
  for each row execute function allocator.check_label();

create trigger a_table_in_use_is_not_deleted
  before delete on public.dining_tables
  for each row execute function allocator.refuse_table_in_use();

create trigger a_caller_may_add_an_invitation
  before insert on public.restaurant_invitations
  for each row execute function allocator.check_set_up_right('{owner}', 'an owner');

create trigger a_change_of_an_invitation_leaves_a_trace
  after insert or update or delete on public.restaurant_invitations
  for each row execute function allocator.record_set_up('invitation_changed');

create trigger an_invitation_is_prepared
  before insert or update on public.restaurant_invitations
  for each row execute function allocator.prepare_invitation();

create trigger a_change_of_a_member_leaves_a_trace
  after insert or update or delete on public.restaurant_members
  for each row execute function allocator.record_set_up('member_changed');

create trigger a_restaurant_keeps_an_owner_when_one_is_demoted
  before update of role on public.restaurant_members
  for each row
  when (old.role = 'owner')
  execute function allocator.refuse_last_owner();

create trigger a_restaurant_keeps_an_owner_when_one_leaves
  before delete on public.restaurant_members
  for each row
  when (old.role = 'owner')
  execute function allocator.refuse_last_owner();

create trigger a_change_of_a_restaurant_leaves_a_trace
  after insert or update or delete on public.restaurants
  for each row execute function allocator.record_set_up('restaurant_changed');

create trigger a_caller_may_add_a_period
  before insert on public.service_periods
  for each row execute function allocator.check_set_up_right('{owner,manager}', 'an owner or a manager');

create trigger a_change_of_a_period_leaves_a_trace
  after insert or update or delete on public.service_periods
  for each row execute function allocator.record_set_up('period_changed');

-- Its name puts it after a_period_waits_for_decisions: a rule that is being written is seen.
create trigger a_period_with_rules_is_not_deleted
  before delete on public.service_periods
  for each row execute function allocator.refuse_period_with_rules();

create trigger a_caller_may_add_an_adjacency
  before insert on public.table_adjacencies
  for each row execute function allocator.check_set_up_right('{owner,manager}', 'an owner or a manager');

create trigger a_change_of_an_adjacency_leaves_a_trace
  after insert or update or delete on public.table_adjacencies
  for each row execute function allocator.record_set_up('adjacency_changed');

create trigger a_caller_may_add_a_turn_time
  before insert on public.turn_times
  for each row execute function allocator.check_set_up_right('{owner,manager}', 'an owner or a manager');

create trigger a_change_of_a_turn_time_leaves_a_trace
  after insert or update or delete on public.turn_times
  for each row execute function allocator.record_set_up('turn_time_changed');

create trigger a_turn_time_is_new
  before insert or update of service_period_id, up_to_party_size on public.turn_times
  for each row execute function allocator.check_turn_time();

create trigger a_caller_may_add_a_zone
  before insert on public.zones
  for each row execute function allocator.check_set_up_right('{owner,manager}', 'an owner or a manager');

create trigger a_change_of_a_zone_leaves_a_trace
  after insert or update or delete on public.zones
  for each row execute function allocator.record_set_up('zone_changed');

create trigger a_zone_with_tables_is_not_deleted
  before delete on public.zones
  for each row execute function allocator.refuse_zone_with_tables();

create policy "owners and managers add tables" on public.dining_tables
  for insert to authenticated
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers change tables" on public.dining_tables
  for update to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))))
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers delete tables" on public.dining_tables
  for delete to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners add invitations" on public.restaurant_invitations
  for insert to authenticated
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner}'))));

create policy "owners change invitations" on public.restaurant_invitations
  for update to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner}'))))
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner}'))));

create policy "owners delete invitations" on public.restaurant_invitations
  for delete to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner}'))));

-- Not for the other members: it has addresses of people who may never come.
create policy "owners read invitations" on public.restaurant_invitations
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner}'))));

create policy "owners change members" on public.restaurant_members
  for update to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner}'))))
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner}'))));

create policy "owners delete members" on public.restaurant_members
  for delete to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner}'))));

create policy "owners change the name and time zone" on public.restaurants
  for update to authenticated
  using (id = any (array(select allocator.restaurants_where_caller_is('{owner}'))))
  with check (id = any (array(select allocator.restaurants_where_caller_is('{owner}'))));

create policy "owners and managers add service periods" on public.service_periods
  for insert to authenticated
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers change service periods" on public.service_periods
  for update to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))))
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers delete service periods" on public.service_periods
  for delete to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers add adjacencies" on public.table_adjacencies
  for insert to authenticated
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers delete adjacencies" on public.table_adjacencies
  for delete to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers add turn times" on public.turn_times
  for insert to authenticated
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers change turn times" on public.turn_times
  for update to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))))
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers delete turn times" on public.turn_times
  for delete to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers add zones" on public.zones
  for insert to authenticated
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers change zones" on public.zones
  for update to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))))
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers delete zones" on public.zones
  for delete to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

comment on column public.assignment_events.after is
  'The same afterwards, its fields null once it is deleted. An edit adds edited, the names of the columns it was '
  'given; a seating with them extraChairs or apart; a party that was forgotten and sent away closedBySystem. The '
  'set-up: {} once the row is gone.';
comment on column public.assignment_events.before is
  'The booking before: status, partySize, startAt, endAt, seatedAt, tableIds; all null before it was created. A block: '
  'assignmentId, startAt, endAt, reason, tableIds. The set-up: the row, its columns as they are named, without '
  'addresses of people; {} before it was there.';
comment on column public.assignment_events.booking_id is
  'Null for blocked and unblocked, and for what is about the set-up.';
comment on column public.restaurant_invitations.email is 'Stored in lower case, whatever was sent.';
comment on column public.restaurant_invitations.expires_at is
  'It can be accepted until then, at most 30 days after it was written.';
comment on column public.restaurant_invitations.invited_by is
  'The owner who sent the invitation, which counts while they are an owner; null when a system did. Not a foreign key: '
  'it outlives the account.';
comment on function allocator.add_restaurant(text, text, uuid) is
  'public.create_restaurant with the rights of the owner.';
comment on function allocator.caller_is_user() is
  'Whether a signed-in user wrote what a trigger looks at. The triggers of the set-up check such writes before the '
  'constraints do, to refuse them in words for people; whoever else writes is bound by the constraints.';
comment on function allocator.check_label() is
  'Trigger of dining_tables: raises TA018 for a label that another table of the restaurant has. What it says in words '
  'for people, a_label_names_one_table ensures for whoever writes.';
comment on function allocator.check_rule() is
  'Trigger of restaurant_capacity_rules: raises TA001 when a user writes a limit below zero, TA018 when the rule would '
  'tie with another one. It comes after a_rule_waits_for_decisions, which lets the rules of a restaurant be written one '
  'after the other, so that of two that tie the second one is refused. What it says in words for people, the '
  'constraints ensure for whoever writes, where the table has them.';
comment on function allocator.check_set_up_right() is
  'Trigger of what users insert, before all others: raises TA004 unless the caller has one of the roles (first '
  'argument; the second names them) in the restaurant of the row, the same for a restaurant that does not exist. The '
  'policies say so too, but only after the triggers: without this, a stranger''s insert would take a restaurant''s locks '
  'and be told which labels it has.';
comment on function allocator.check_switch(uuid, boolean, text, timestamptz) is
  'Raises TA001 unless a request that does not switch the guard on switches it off, for a reason and until a moment of '
  'the next 24 hours.';
comment on function allocator.check_turn_time() is
  'Trigger of turn_times: raises TA018 where the service, or all services, have one for this party size. What it says '
  'in words for people, a_party_size_has_one_turn_per_service ensures for whoever writes.';
comment on function allocator.concessions_of(uuid, uuid[]) is
  'What staff allowed when these bookings got their tables, as the audit has it: more chairs, sitting apart, being '
  'beyond a limit. It is no misfit for what was meant. No row for a booking of which the audit says nothing. '
  'Without nested loops: an estimate that is too small would read the events once for each booking.';
comment on function allocator.first_event_id(timestamptz) is
  'The smallest id that an audit event of this moment or later can have (event_id), so that events of a time are found '
  'by the primary key.';
comment on function allocator.forget_past_blocks(uuid, uuid) is
  'Takes a table out of the blocks that are over, so that it can be deleted: they stay until somebody takes them back. '
  'What was blocked is in the audit.';
comment on function allocator.join_restaurants() is
  'public.accept_invitations with the rights of the owner. An invitation is used up, whether it counts or not. The '
  'membership of its sender is looked at, so that an owner who is removed cannot come back by an invitation to '
  'themselves.';
comment on function allocator.lock_set_up(uuid) is
  'Lets those changes of a restaurant''s set-up that must not happen twice at once happen one after the other: whoever '
  'comes second sees what the first one did. No call of the desk takes it.';
comment on function allocator.misfits_at_tables(uuid, public.bookings[]) is
  'Those of the bookings whose set of tables would be refused today, once for each rule of check_tables that it breaks. '
  'Adjacency is looked at whether or not it was required when the set was chosen, which nobody recorded. '
  'Without nested loops, as concessions_of.';
comment on function allocator.misfits_of(uuid) is
  'public.find_misfits with the rights of the owner, for members of the restaurant and trusted callers: a member may '
  'not run what the guard decides by.';
comment on function allocator.misfits_of_limits(uuid, public.bookings[]) is
  'The bookings that are beyond a limit of a service that one of these bookings belongs to, in whatever state the guard '
  'is: it will be on again. Raises TA201 when the rules cannot be read.';
comment on function allocator.misfits_of_service(uuid, allocator.capacity_decision) is
  'The bookings of a service that are beyond its limit, in the order in which they were made: who came last is beyond '
  'it. Counted as the capacity guard counts; whoever was let in past the limit on purpose is no misfit.';
comment on function allocator.name_of_caller() is
  'Whom operators can ask about a call: the address of the user, or the database role where a system acts.';
comment on function allocator.prepare_invitation() is
  'Trigger of restaurant_invitations: puts the address into lower case, and records which user invites. One that has '
  'expired makes way for a new one. Raises TA018 for an address that is invited already, TA001 for an expiry that has '
  'passed or is more than 30 days ahead.';
comment on function allocator.record_set_up() is
  'Trigger of the tables of the set-up: every row that is inserted, changed or deleted leaves one event, whose action is '
  'the argument, with the row before and after.';
comment on function allocator.refusal_reasons() is
  'Every reason that the RPCs refuse for: its SQLSTATE, and the code and HTTP status that the edge functions answer '
  'with; TA017 to TA021 are of the REST interface alone, which answers 400. docs/errors.md explains them.';
comment on function allocator.refuse_last_owner() is
  'Trigger of restaurant_members: raises TA019 when a user would demote or remove the only owner. Two owners who remove '
  'each other at once come one after the other. Not for an account that is deleted, nor for the owner of the '
  'database, who can name another owner.';
comment on function allocator.refuse_period_with_rules() is
  'Trigger of service_periods: raises TA017 when a user deletes a service that has capacity rules. The foreign key would '
  'delete them along, and a limit would be gone that nobody meant to lift.';
comment on function allocator.refuse_table_in_use() is
  'Trigger of dining_tables: raises TA017 when a user deletes a table that somebody has: a party that sits there, a '
  'booking, or a block to come. details.holds lists up to 50. What it says in words for people, the foreign key '
  'a_held_table_is_not_deleted ensures for whoever writes. The row is locked by then: a call that gives the table out '
  'at the same moment has either done so, and is seen, or finds the row locked and is tried again.';
comment on function allocator.refuse_zone_with_tables() is
  'Trigger of zones: raises TA017 when a user deletes a zone that has tables, which its foreign key would refuse '
  'without words for people.';
comment on function allocator.restaurants_where_caller_is(public.restaurant_role[]) is
  'The restaurants in which the user of the request has one of these roles; none without a user. Every policy that lets '
  'somebody write goes through it, as restaurants_of_caller does for reading.';
comment on function allocator.switch_guard(uuid, boolean, text, timestamptz) is
  'public.set_capacity_guard with the rights of the owner. A row with which operators keep the guard of a restaurant on, '
  'whatever they do for all, stays until it is switched off.';
comment on function allocator.wait_as_user(uuid) is
  'Comes before a wait in a trigger: a user who writes a table is bound like a call of an RPC, to five waiting places per '
  'restaurant and 2 seconds (55P03). Whoever else writes just waits.';
comment on function public.accept_invitations() is
$$Makes the signed-in user a member wherever their address is invited. Only a confirmed address counts: whoever signs up
with the address of somebody else gets nothing.

Returns {restaurants: [{restaurantId, name, role}]}: those that the user has joined by this call, by name. It is empty for
everybody who is not invited, so it can be called after each sign-in. Invitations that have expired, or whose sender is no
longer an owner, do not count. Whoever is a member already stays what they are.

Raises TA021 while the address is not confirmed: see docs/errors.md. It waits at most 2 s for a lock (55P03).

It runs as its caller and hands over to allocator.join_restaurants, which has the rights to write.$$;
comment on function public.create_restaurant(text, text, uuid) is
$$Creates a restaurant with its first owner, who sets up the rest: docs/setup.md shows how.

p_name: 1 to 200 characters.
p_timezone: an IANA name such as Europe/Berlin.
p_owner_id: the id of a user, as the auth service gave it at the sign-up.

Returns {restaurantId, name, timezone, ownerId}. Each call creates another restaurant.

Raises TA001, TA020: see allocator.refusal_reasons() and docs/errors.md.

Only a secret key may call it. It hands over to allocator.add_restaurant, which has the rights to write.$$;
comment on function public.find_misfits(uuid) is
$$The bookings to come that hold tables and no longer fit them, for after a change of tables, neighbours or limits. They
keep what they have until somebody moves them. Changes nothing and locks nothing.

Returns {restaurantId, misfits: [{bookingId, startAt, endAt, partySize, tableIds, reasons}], capacity, complete}, in order of
their start. reasons: why the assignment would be refused today, of TABLE_INACTIVE, TABLES_SPAN_ZONES, TABLE_NOT_MOVABLE,
TABLES_NOT_ADJACENT, PARTY_EXCEEDS_SEATS and CAPACITY_EXCEEDED. Beyond a limit are those that were made last. Parties
that were given extra chairs, sit apart or were let in past a limit on purpose are no misfits for it; adjacency is looked
at whether or not it was required. capacity: checked, or unreadable when the capacity rules cannot be read. complete:
false when there are more than 2000 bookings to look at, or more than 200 misfits; these are the first of them.

Raises TA015: see allocator.refusal_reasons() and docs/errors.md. Members of the restaurant and secret keys may call it.

It runs as its caller and hands over to allocator.misfits_of, which has the rights to read what it needs.$$;
comment on function public.set_capacity_guard(uuid, boolean, text, timestamptz) is
$$Switches the capacity guard of one restaurant off for a while, or on again. While it is off, no limit refuses anybody; each
party that is let in is audited with the reason.

p_enabled: false switches it off. True takes that back: the restaurant then follows the operators' switch for all.
p_reason: why, 1 to 200 characters, needed to switch it off. Staff read it in the audit: not about guests.
p_expires_at: when it is on again by itself, needed to switch it off: at most 24 hours ahead.

Returns {restaurantId, enabled, reason, expiresAt}, as the guard decides from now on: enabled is false after p_enabled is
true only where operators have switched it off for all restaurants; reason is null while it is on.

Raises TA001, TA004: see allocator.refusal_reasons() and docs/errors.md. Owners, managers and secret keys may call it. It
waits at most 2 s for a lock (55P03).

It runs as its caller and hands over to allocator.switch_guard, which has the rights to write.$$;
comment on table public.restaurant_invitations is
  'Who may become a member of a restaurant: a user who has confirmed this address and calls accept_invitations. Nobody '
  'learns from it whether there is such a user.';
comment on type allocator.misfit is
  'A booking to come that no longer fits what it holds, and the reason for which it would be refused today.';
comment on type public.assignment_action is
  'The kind of an audit event: tables were assigned, replaced or released; the booking was created, edited or deleted, '
  'or its guest data erased; its party sat down, left or did not come; tables were blocked for a window, or a block '
  'was taken back. The last ten are about the set-up: one row of a table was inserted, updated or deleted.';

revoke all on table public.restaurant_invitations from public, anon, authenticated, service_role;
grant select on table public.restaurant_invitations to authenticated, service_role;
grant insert (restaurant_id, email, role, expires_at) on table public.restaurant_invitations to authenticated;
grant update (role, expires_at) on table public.restaurant_invitations to authenticated;
grant delete on table public.restaurant_invitations to authenticated;
revoke execute on function allocator.add_restaurant(text, text, uuid) from public, anon, authenticated, service_role;
grant execute on function allocator.add_restaurant(text, text, uuid) to service_role;
revoke execute on function allocator.caller_is_user() from public, anon, authenticated, service_role;
revoke execute on function allocator.check_label() from public, anon, authenticated, service_role;
revoke execute on function allocator.check_rule() from public, anon, authenticated, service_role;
revoke execute on function allocator.check_set_up_right() from public, anon, authenticated, service_role;
revoke execute on function allocator.check_switch(uuid, boolean, text, timestamptz)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.check_turn_time() from public, anon, authenticated, service_role;
revoke execute on function allocator.concessions_of(uuid, uuid[]) from public, anon, authenticated, service_role;
revoke execute on function allocator.first_event_id(timestamptz) from public, anon, authenticated, service_role;
revoke execute on function allocator.forget_past_blocks(uuid, uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.join_restaurants() from public, anon, authenticated, service_role;
grant execute on function allocator.join_restaurants() to authenticated;
revoke execute on function allocator.lock_set_up(uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.misfits_at_tables(uuid, public.bookings[])
  from public, anon, authenticated, service_role;
revoke execute on function allocator.misfits_of(uuid) from public, anon, authenticated, service_role;
grant execute on function allocator.misfits_of(uuid) to authenticated, service_role;
revoke execute on function allocator.misfits_of_limits(uuid, public.bookings[])
  from public, anon, authenticated, service_role;
revoke execute on function allocator.misfits_of_service(uuid, allocator.capacity_decision)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.name_of_caller() from public, anon, authenticated, service_role;
revoke execute on function allocator.prepare_invitation() from public, anon, authenticated, service_role;
revoke execute on function allocator.record_set_up() from public, anon, authenticated, service_role;
revoke execute on function allocator.refuse_last_owner() from public, anon, authenticated, service_role;
revoke execute on function allocator.refuse_period_with_rules() from public, anon, authenticated, service_role;
revoke execute on function allocator.refuse_table_in_use() from public, anon, authenticated, service_role;
revoke execute on function allocator.refuse_zone_with_tables() from public, anon, authenticated, service_role;
revoke execute on function allocator.restaurants_where_caller_is(public.restaurant_role[])
  from public, anon, authenticated, service_role;
grant execute on function allocator.restaurants_where_caller_is(public.restaurant_role[]) to authenticated;
revoke execute on function allocator.switch_guard(uuid, boolean, text, timestamptz)
  from public, anon, authenticated, service_role;
grant execute on function allocator.switch_guard(uuid, boolean, text, timestamptz) to authenticated, service_role;
revoke execute on function allocator.wait_as_user(uuid) from public, anon, authenticated, service_role;
revoke execute on function public.accept_invitations() from public, anon, authenticated, service_role;
grant execute on function public.accept_invitations() to authenticated;
revoke execute on function public.create_restaurant(text, text, uuid) from public, anon, authenticated, service_role;
grant execute on function public.create_restaurant(text, text, uuid) to service_role;
revoke execute on function public.find_misfits(uuid) from public, anon, authenticated, service_role;
grant execute on function public.find_misfits(uuid) to authenticated, service_role;
revoke execute on function public.set_capacity_guard(uuid, boolean, text, timestamptz)
  from public, anon, authenticated, service_role;
grant execute on function public.set_capacity_guard(uuid, boolean, text, timestamptz) to authenticated, service_role;
revoke all on table public.dining_tables from public, anon, authenticated, service_role;
grant select on table public.dining_tables to authenticated, service_role;
grant insert (id, restaurant_id, zone_id, label, seats, min_party, is_movable, is_active, x, y, width, height)
  on table public.dining_tables to authenticated;
grant update (zone_id, label, seats, min_party, is_movable, is_active, x, y, width, height)
  on table public.dining_tables to authenticated;
grant delete on table public.dining_tables to authenticated;
revoke all on table public.restaurant_members from public, anon, authenticated, service_role;
grant select on table public.restaurant_members to authenticated, service_role;
grant update (role, name) on table public.restaurant_members to authenticated;
grant delete on table public.restaurant_members to authenticated;
revoke all on table public.restaurants from public, anon, authenticated, service_role;
grant select on table public.restaurants to authenticated, service_role;
grant update (name, timezone) on table public.restaurants to authenticated;
revoke all on table public.service_periods from public, anon, authenticated, service_role;
grant select on table public.service_periods to authenticated, service_role;
grant insert (id, restaurant_id, name, day_of_week, start_time, end_time, pace_covers, last_start)
  on table public.service_periods to authenticated;
grant update (name, day_of_week, start_time, end_time, pace_covers, last_start) on table public.service_periods to authenticated;
grant delete on table public.service_periods to authenticated;
revoke all on table public.table_adjacencies from public, anon, authenticated, service_role;
grant select on table public.table_adjacencies to authenticated, service_role;
grant insert (restaurant_id, table_a, table_b) on table public.table_adjacencies to authenticated;
grant delete on table public.table_adjacencies to authenticated;
revoke all on table public.turn_times from public, anon, authenticated, service_role;
grant select on table public.turn_times to authenticated, service_role;
grant insert (id, restaurant_id, service_period_id, up_to_party_size, minutes)
  on table public.turn_times to authenticated;
grant update (service_period_id, up_to_party_size, minutes) on table public.turn_times to authenticated;
grant delete on table public.turn_times to authenticated;
revoke all on table public.zones from public, anon, authenticated, service_role;
grant select on table public.zones to authenticated, service_role;
grant insert (id, restaurant_id, name) on table public.zones to authenticated;
grant update (name) on table public.zones to authenticated;
grant delete on table public.zones to authenticated;
