drop function allocator.refuse_tables(text, text, text, public.bookings, uuid[], text);

create type allocator.free_table as (
  id uuid,
  label text,
  zone_id uuid,
  seats integer,
  fits boolean,
  is_movable boolean,
  free_from timestamp with time zone,
  free_until timestamp with time zone,
  idle integer,
  occupied boolean,
  starts integer
);

create type allocator.free_floor as (
  tables allocator.free_table[],
  joined integer[],
  neighbours integer[]
);

create type allocator.table_set as (
  tables integer[],
  largest integer,
  seats integer,
  fits boolean,
  free_from timestamp with time zone,
  free_until timestamp with time zone,
  idle integer,
  occupied boolean,
  starts integer,
  next integer[],
  reached integer[]
);

create type allocator.grown_sets as (
  fitting allocator.table_set[],
  unfinished allocator.table_set[],
  free_starts integer
);

create type allocator.wanted_stay as (
  restaurant_id uuid,
  party_size integer,
  start_at timestamp with time zone,
  stay interval,
  shortest_stay interval,
  assignment_id uuid,
  avoided uuid[],
  looks_at_room boolean,
  is_soon boolean,
  require_adjacency boolean
);

create function allocator.alternatives(p_booking public.bookings, p_avoided uuid[] default null)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_most constant integer := 3;
  v_stored public.bookings;
  v_held allocator.assignment;
  v_found jsonb;
begin
  select b.*
    into v_stored
    from public.bookings as b
    where b.id = p_booking.id and b.restaurant_id = p_booking.restaurant_id;
  if v_stored.status in ('confirmed', 'checked_in') then
    v_held := allocator.assignment_of(v_stored);
  end if;
  v_found := (
    allocator.search_tables(
      allocator.sought_booking(p_booking), v_stored, v_held, p_avoided, null,
      v_most + (v_held.id is not null)::integer, true
    )
  ).suggestions;
  if v_held.id is not null then
    -- One more was sought, because the tables that it holds are no alternative.
    v_found := (
      select coalesce(jsonb_agg(others.suggestion order by others.position), '[]')
      from (
        select s.suggestion, s.position
          from jsonb_array_elements(v_found) with ordinality as s (suggestion, position)
          cross join lateral (select s.suggestion -> 'tableIds' as suggested, to_jsonb(v_held.table_ids) as held) as t
          where not (t.suggested @> t.held and t.suggested <@ t.held)
          order by s.position
          limit v_most
      ) as others
    );
  end if;
  return v_found;
exception
  -- The refusal stands without them. Only what is named here includes a timeout.
  when query_canceled or others then
    return null;
end;
$$;

create function allocator.best_sets(
  p_stay allocator.wanted_stay,
  p_sets allocator.table_set[],
  p_limit integer
)
returns allocator.table_set[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_until constant timestamptz := p_stay.start_at + p_stay.stay;
begin
  return array(
    select s
    from unnest(p_sets) as s
    order by
      s.occupied and p_stay.is_soon,
      (s.free_until < v_until) is true,
      cardinality(s.tables),
      s.seats,
      not s.fits,
      s.idle,
      cardinality(s.reached),
      s.tables
    limit p_limit
  );
end;
$$;

create function allocator.check_member(p_restaurant_id uuid)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  perform
    from public.restaurants as r
    left join public.restaurant_members as m
      on m.restaurant_id = r.id and m.user_id = allocator.caller_id()
    where r.id = p_restaurant_id and (m.user_id is not null or allocator.caller_is_trusted());
  if not found then
    perform allocator.refuse(
      'RESTAURANT_NOT_FOUND', 'There is no such restaurant',
      jsonb_build_object('restaurantId', p_restaurant_id),
      'Check the id, and that the signed-in user works there'
    );
  end if;
end;
$$;

create function allocator.check_search(
  p_booking_id uuid,
  p_restaurant_id uuid,
  p_fields jsonb,
  p_fewest_minutes integer,
  p_limit integer
)
returns void
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_booking_id is not null and p_fields <> '{}'
    or p_booking_id is null and (p_restaurant_id is not null and p_fields ?& '{party_size,start_at}') is not true then
    perform allocator.refuse(
      'INVALID_REQUEST', 'Tables are sought for a booking, or for a party with a restaurant and a start',
      jsonb_build_object('bookingId', p_booking_id),
      'Name a booking alone, or restaurantId, partySize and startAt'
    );
  elsif p_fewest_minutes not between 1 and 1440 then
    perform allocator.refuse(
      'INVALID_REQUEST', 'The shortest stay has 1 to 1440 minutes',
      jsonb_build_object('minMinutes', p_fewest_minutes), 'Correct the shortest stay'
    );
  elsif p_limit not between 1 and 20 then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A search gives 1 to 20 suggestions',
      jsonb_build_object('limit', p_limit), 'Ask for 1 to 20 suggestions'
    );
  end if;
end;
$$;

create or replace function allocator.check_seats(
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
      allocator.with_alternatives(
        jsonb_build_object(
          'restaurantId', p_booking.restaurant_id,
          'tableIds', p_table_ids,
          'seats', v_seats,
          'partySize', p_booking.party_size
        ),
        p_booking
      ),
      'Choose larger tables or add one'
    );
  end if;
  return true;
end;
$$;

create or replace function allocator.check_tables(
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
      'Choose other tables', true
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
      allocator.with_alternatives(
        jsonb_build_object('restaurantId', p_booking.restaurant_id, 'tableIds', p_table_ids), p_booking
      ),
      'Choose tables that form one group, or do not require adjacency'
    );
  end if;
  return allocator.check_seats(p_booking, v_seats, p_table_ids, p_extra_chairs);
end;
$$;

create or replace function allocator.claim_tables(
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
  v_details text;
  v_hint text;
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
    begin
      perform allocator.check_tables_are_free(
        p_booking, p_table_ids, p_held.id, coalesce(v_looks_at_room, false), v_hold
      );
    exception
      when sqlstate 'TA101' or sqlstate 'TA103' or sqlstate 'TA104' then
        get stacked diagnostics v_details = pg_exception_detail, v_hint = pg_exception_hint;
        perform allocator.refuse_again(
          sqlstate, sqlerrm, allocator.with_alternatives(v_details::jsonb, p_booking), v_hint
        );
    end;
  end loop;
end;
$$;

create or replace function allocator.create_booking(
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
    v_booking.status := (case when p_check_in then 'checked_in' else 'confirmed' end)::public.booking_status;
    perform allocator.check_tables(v_booking, v_table_ids, p_require_adjacency, p_extra_chairs);
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

create function allocator.describe_sets(
  p_stay allocator.wanted_stay,
  p_tables allocator.free_table[],
  p_sets allocator.table_set[]
)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_until constant timestamptz := p_stay.start_at + p_stay.stay;
  v_set allocator.table_set;
  v_first allocator.free_table;
  v_ids uuid[];
  v_labels text[];
  v_occupant jsonb;
  v_suggestions jsonb[] := array[]::jsonb[];
begin
  foreach v_set in array p_sets loop
    v_first := p_tables[v_set.tables[1]];
    v_ids := array[v_first.id];
    v_labels := array[v_first.label];
    -- Most sets are one table held by nobody, which needs no query.
    if cardinality(v_set.tables) > 1 then
      select array_agg(t.id order by t.label, t.id), array_agg(t.label order by t.label, t.id)
        into v_ids, v_labels
        from unnest(v_set.tables) as member (n)
        cross join lateral (select (p_tables[member.n]).id, (p_tables[member.n]).label) as t;
    end if;
    v_occupant := null;
    if v_set.occupied then
      v_occupant := allocator.last_occupant(p_stay.restaurant_id, v_ids, p_stay.assignment_id);
    end if;
    v_suggestions := array_append(v_suggestions, jsonb_build_object(
      'tableIds', v_ids,
      'labels', v_labels,
      'zoneId', v_first.zone_id,
      'seats', v_set.seats,
      'spareSeats', v_set.seats - p_stay.party_size,
      'freeFrom', v_set.free_from,
      'freeUntil', v_set.free_until,
      'minutes', round(extract(epoch from least(v_until, v_set.free_until) - p_stay.start_at) / 60),
      'isFull', (v_set.free_until < v_until) is not true,
      'occupiedBy', v_occupant
    ));
  end loop;
  return to_jsonb(v_suggestions);
end;
$$;

create function allocator.find_sets(
  p_stay allocator.wanted_stay,
  p_floor allocator.free_floor,
  p_limit integer
)
returns allocator.table_set[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_until constant timestamptz := p_stay.start_at + p_stay.stay;
  v_best allocator.table_set[];
  v_grown allocator.grown_sets;
begin
  -- Most parties get one table. Growing sets costs more than everything else, and is left until they do not suffice.
  v_best := array(
    select row(
        array[t.n], t.seats, t.seats, t.fits, t.free_from, t.free_until, t.idle, t.occupied, t.starts, '{}', t.reached
      )::allocator.table_set
    from (
      select
          f.*, n,
          p_floor.neighbours[width_bucket(n - 1, p_floor.joined) + 1:width_bucket(n, p_floor.joined)] || n as reached
        from unnest(p_floor.tables) with ordinality as f
        cross join lateral (select f.ordinality::integer as n) as numbered
        where f.seats >= p_stay.party_size
        -- What best_sets compares, where all have one table.
        order by
          f.occupied and p_stay.is_soon, (f.free_until < v_until) is true, f.seats, not f.fits, f.idle,
          width_bucket(n, p_floor.joined) - width_bucket(n - 1, p_floor.joined), n
        limit p_limit
    ) as t
  );
  loop
    -- What has more tables comes after these.
    exit when cardinality(v_best) = p_limit
      and not ((v_best[p_limit]).occupied and p_stay.is_soon)
      and ((v_best[p_limit]).free_until < v_until) is not true;
    v_grown := allocator.grow_sets(
      p_stay, p_floor,
      coalesce(v_grown.unfinished, allocator.seeds_of_sets(p_floor.tables, p_stay.require_adjacency)),
      v_best, 1, p_limit
    );
    v_best := allocator.best_sets(p_stay, v_best || v_grown.fitting, p_limit);
    exit when v_grown.unfinished = '{}';
  end loop;
  return v_best;
end;
$$;

create function allocator.find_suggestions(
  p_booking_id uuid,
  p_restaurant_id uuid,
  p_fields jsonb,
  p_fewest_minutes integer,
  p_limit integer,
  p_require_adjacency boolean
)
returns jsonb
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set lock_timeout = '2s'
set plan_cache_mode = 'force_generic_plan'
set enable_seqscan = 'off'
set enable_bitmapscan = 'off'
as $$
declare
  v_stored public.bookings;
  v_booking public.bookings;
  v_held allocator.assignment;
  v_search record;
  v_next timestamptz[] := array[]::timestamptz[];
begin
  perform allocator.check_search(p_booking_id, p_restaurant_id, p_fields, p_fewest_minutes, p_limit);
  if p_booking_id is not null then
    v_stored := allocator.read_booking(p_booking_id, p_restaurant_id);
    perform allocator.open_rules_table(v_stored.restaurant_id);
    v_booking := v_stored;
    v_held := allocator.assignment_of(v_stored);
  else
    perform allocator.open_rules_table(p_restaurant_id);
    perform allocator.check_member(p_restaurant_id);
    v_booking := allocator.new_booking(p_restaurant_id, p_fields, false);
    perform allocator.check_edit(v_booking, v_booking, false);
  end if;
  v_booking := allocator.sought_booking(v_booking);
  v_search := allocator.search_tables(
    v_booking, v_stored, v_held, null, p_fewest_minutes, p_limit, p_require_adjacency
  );
  if v_search.suggestions = '[]' then
    v_next := allocator.next_times(v_booking, v_stored, p_fewest_minutes, p_require_adjacency, v_held.id);
  end if;
  return jsonb_build_object(
    'restaurantId', v_booking.restaurant_id,
    'replayed', false,
    'suggestions', v_search.suggestions,
    'nextTimes', v_next,
    'capacity', allocator.capacity_json(v_search.decision)
  );
end;
$$;

create function allocator.foresee_capacity(p_booking public.bookings, p_stored public.bookings)
returns allocator.capacity_decision
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_decision allocator.capacity_decision;
begin
  if p_stored.status in ('checked_in', 'completed') then
    -- Unreadable rules are in the way of a decision only, and nothing is decided about who sits or sat.
    v_decision := allocator.measure_capacity(p_booking);
  else
    v_decision := allocator.count_capacity(p_booking, allocator.find_capacity(p_booking));
  end if;
  if v_decision.state is distinct from 'enforced' then
    return v_decision;
  elsif v_decision.starts @> p_stored.start_at and p_stored.status in ('confirmed', 'checked_in', 'completed') then
    v_decision.covers := v_decision.covers - p_stored.party_size;
    v_decision.parties := v_decision.parties - 1;
  elsif v_decision.starts @> p_stored.start_at and p_stored.status = 'pending' then
    v_decision.covers_without_table := v_decision.covers_without_table - p_stored.party_size;
  end if;
  v_decision.covers := v_decision.covers + p_booking.party_size;
  v_decision.parties := v_decision.parties + 1;
  return v_decision;
end;
$$;

create function allocator.forgotten_assignments(p_restaurant_id uuid)
returns uuid[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now constant timestamptz := clock_timestamp();
begin
  -- There is hardly ever one, and the services are looked up only then.
  if not exists (
    select from public.assigned_tables as h
    where h.restaurant_id = p_restaurant_id and h.occupied and upper(h.during) < v_now - interval '6 hours'
  ) then
    return array[]::uuid[];
  end if;
  return array(
    select a.id
    from public.assigned_tables as h
    join public.table_assignments as a on a.restaurant_id = h.restaurant_id and a.id = h.assignment_id
    join public.bookings as b on b.restaurant_id = a.restaurant_id and b.id = a.booking_id
    cross join allocator.timezone_of(p_restaurant_id) as zone (name)
    where h.restaurant_id = p_restaurant_id
      and h.occupied
      and upper(h.during) < v_now - interval '6 hours'
      and (allocator.find_service(p_restaurant_id, zone.name, b.start_at)).service_date
        < (allocator.find_service(p_restaurant_id, zone.name, v_now)).service_date
  );
end;
$$;

create function allocator.free_tables(p_stay allocator.wanted_stay, p_starts timestamptz[])
returns allocator.free_floor
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_near constant interval := interval '3 hours';
  v_until constant timestamptz := p_stay.start_at + p_stay.stay;
  v_all constant integer := (1 << cardinality(p_starts)) - 1;
  v_held uuid[];
  v_from timestamptz[];
  v_until_next timestamptz[];
  v_taken integer[];
  v_gone uuid[];
  v_occupied uuid[];
  v_movable uuid[];
  v_zones uuid[];
  v_floor allocator.free_floor;
begin
  -- Small statements that leave arrays: a single one would store its rows several times, and the planner, which expects
  -- one row of each part, would join the parts by comparing each row with each.
  select array_agg(held.table_id), array_agg(held.free_from), array_agg(held.free_until), array_agg(held.taken),
      array_agg(held.table_id) filter (where held.taken = v_all)
    into v_held, v_from, v_until_next, v_taken, v_gone
    from (
      select
          h.table_id,
          max(upper(h.during)) filter (where upper(h.during) <= p_stay.start_at) as free_from,
          min(lower(h.during)) filter (where lower(h.during) >= p_stay.start_at + p_stay.shortest_stay) as free_until,
          -- The starts before the end of the hold, but for those from which the stay ends when the hold starts.
          bit_or(
            (1 << width_bucket(upper(h.during) - interval '1 microsecond', p_starts))
              - (1 << width_bucket(lower(h.during) - p_stay.shortest_stay, p_starts))
          ) as taken
        from public.assigned_tables as h
        where h.restaurant_id = p_stay.restaurant_id
          and h.during && tstzrange(
            p_stay.start_at - v_near,
            greatest(v_until + v_near, p_starts[cardinality(p_starts)] + p_stay.shortest_stay)
          )
          and h.assignment_id is distinct from p_stay.assignment_id
        group by h.table_id
    ) as held;
  v_occupied := array(
    select h.table_id
      from public.assigned_tables as h
      where h.restaurant_id = p_stay.restaurant_id
        and h.occupied
        and h.assignment_id is distinct from p_stay.assignment_id
        and h.assignment_id <> all ((select allocator.forgotten_assignments(p_stay.restaurant_id))::uuid[])
  );
  v_gone := v_gone || p_stay.avoided;
  if p_stay.looks_at_room then
    v_gone := v_gone || v_occupied;
  end if;
  v_gone := coalesce(v_gone, array[]::uuid[]);
  select
      array_agg(row(
        t.id, t.label, t.zone_id, t.seats, t.fits, t.is_movable, v_from[t.i], v_until_next[t.i],
        -- date_part, because extract computes with numeric.
        date_part('epoch', least(v_near, p_stay.start_at - v_from[t.i]))::integer
          + date_part('epoch', greatest(interval '0', least(v_near, v_until_next[t.i] - v_until)))::integer,
        t.id = any (v_occupied), v_all & ~coalesce(v_taken[t.i], 0)
      )::allocator.free_table),
      array_agg(case when t.is_movable then t.id end),
      array_agg(t.zone_id)
    into v_floor.tables, v_movable, v_zones
    from (
      select
          d.id, d.label, d.zone_id, d.seats, d.min_party <= p_stay.party_size as fits, d.is_movable,
          array_position(v_held, d.id) as i
        from public.dining_tables as d
        where d.restaurant_id = p_stay.restaurant_id and d.is_active and d.id <> all (v_gone)
        order by d.seats desc, d.label, d.id
    ) as t;
  select array_agg(way.n order by way.n), array_agg(way.neighbour order by way.n)
    into v_floor.joined, v_floor.neighbours
    from (
      select unnest(array[one.a, one.b]) as n, unnest(array[one.b, one.a]) as neighbour
        from (
          select array_position(v_movable, pair.table_a) as a, array_position(v_movable, pair.table_b) as b
            from public.table_adjacencies as pair
            where pair.restaurant_id = p_stay.restaurant_id
            offset 0
        ) as one
        where v_zones[one.a] = v_zones[one.b]
    ) as way;
  return row(
    coalesce(v_floor.tables, '{}'), coalesce(v_floor.joined, '{}'), coalesce(v_floor.neighbours, '{}')
  )::allocator.free_floor;
end;
$$;

create function allocator.grow_sets(
  p_stay allocator.wanted_stay,
  p_floor allocator.free_floor,
  p_sets allocator.table_set[],
  p_known allocator.table_set[],
  p_starts integer,
  p_limit integer
)
returns allocator.grown_sets
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_until constant timestamptz := p_stay.start_at + p_stay.stay;
  v_most_tables constant integer := 6;
  v_most_sets constant integer := 1000;
  v_most_next constant integer := 5000;
begin
  return (
    with wider as materialized (
      select
          s.tables || t.n as tables,
          coalesce(s.largest, t.seats) as largest,
          s.seats + t.seats as seats,
          s.fits and t.fits as fits,
          greatest(s.free_from, t.free_from) as free_from,
          least(s.free_until, t.free_until) as free_until,
          s.idle + t.idle as idle,
          s.occupied or t.occupied as occupied,
          s.starts & t.starts as starts,
          s.next[e.i + 1:] as next,
          s.reached,
          t.neighbours || t.n as reach
        from unnest(p_sets) as s
        cross join lateral unnest(s.next) with ordinality as e (n, i)
        join (
          select
              f.*, f.ordinality::integer as n,
              p_floor.neighbours[
                width_bucket(f.ordinality::integer - 1, p_floor.joined) + 1
                :width_bucket(f.ordinality::integer, p_floor.joined)
              ] as neighbours
            from unnest(p_floor.tables) with ordinality as f
        ) as t on t.n = e.n
        where s.starts & t.starts & p_starts <> 0
    )
    select row(
      -- What best_sets compares first, where all have as many tables.
      array(
        select row(
            array(select n from unnest(f.tables) as n order by n),
            f.largest, f.seats, f.fits, f.free_from, f.free_until, f.idle, f.occupied, f.starts, '{}',
            array(select n from unnest(f.reach) as n where n <> all (f.reached)) || f.reached
          )::allocator.table_set
        from (
          select w.*
            from wider as w
            where w.seats >= p_stay.party_size
              and not exists (select from unnest(p_known) as k where k.tables <@ w.tables)
            order by w.occupied and p_stay.is_soon, (w.free_until < v_until) is true, w.seats, not w.fits, w.idle
            fetch first (p_limit) rows with ties
        ) as f
      ),
      array(
        select row(
            g.tables, g.largest, g.seats, g.fits, g.free_from, g.free_until, g.idle, g.occupied, g.starts, g.next,
            g.reached || g.new
          )::allocator.table_set
        from (
          select b.*, sum(cardinality(b.next)) over (order by b.seats desc, b.tables) as work
            from (
              select
                  p.tables, p.largest, p.seats, p.fits, p.free_from, p.free_until, p.idle, p.occupied, p.starts,
                  p.reached, p.new,
                  case
                    when p_stay.require_adjacency
                      then p.next || array(select n from unnest(p.new) as n where n > p.tables[1])
                    else p.next
                  end as next
                from (
                  select
                      w.tables, w.largest, w.seats, w.fits, w.free_from, w.free_until, w.idle, w.occupied, w.starts,
                      w.next, w.reached, array(select n from unnest(w.reach) as n where n <> all (w.reached)) as new
                    from wider as w
                    where w.seats < p_stay.party_size
                      and w.seats + (v_most_tables - cardinality(w.tables)) * w.largest >= p_stay.party_size
                    order by w.seats desc, w.tables
                    limit v_most_sets
                ) as p
                -- Keeps the planner from finding what is next at each of its uses.
                offset 0
            ) as b
            where b.next <> '{}'
        ) as g
        where g.work <= v_most_next
        order by g.work
      ),
      (select bit_or(w.starts) from wider as w where w.seats >= p_stay.party_size)
    )::allocator.grown_sets
  );
end;
$$;

create function allocator.is_let_in(p_decision allocator.capacity_decision, p_stored public.bookings)
returns boolean
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  return coalesce(p_stored.status in ('checked_in', 'completed'), false) or not (
    coalesce(p_decision.covers > p_decision.max_covers, false)
    or coalesce(p_decision.parties > p_decision.max_parties, false)
  );
end;
$$;

create function allocator.last_occupant(p_restaurant_id uuid, p_table_ids uuid[], p_assignment_id uuid)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select jsonb_build_object(
        'bookingId', b.id, 'partySize', b.party_size, 'seatedAt', b.seated_at, 'endAt', b.end_at
      )
    from public.assigned_tables as h
    join public.table_assignments as a on a.restaurant_id = h.restaurant_id and a.id = h.assignment_id
    join public.bookings as b on b.restaurant_id = a.restaurant_id and b.id = a.booking_id
    where h.restaurant_id = p_restaurant_id
      and h.table_id = any (p_table_ids)
      and h.occupied
      and h.assignment_id is distinct from p_assignment_id
    order by b.end_at desc, b.id
    limit 1
  );
end;
$$;

create function allocator.later_starts(p_booking public.bookings, p_stored public.bookings)
returns timestamptz[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_from constant timestamptz := greatest(p_booking.start_at, clock_timestamp());
  v_end_of_time constant timestamptz := timestamptz '2100-01-01 00:00:00+00';
  v_booking public.bookings := p_booking;
  v_decisions allocator.capacity_decision[] := array[]::allocator.capacity_decision[];
  v_position integer;
  v_starts timestamptz[] := array[]::timestamptz[];
begin
  if p_booking.status = 'checked_in' then
    return v_starts;
  end if;
  for v_booking.start_at in
    select s.at
    from generate_series(p_booking.start_at, v_from + interval '3 hours', interval '15 minutes') as s (at)
    where s.at > v_from and s.at + (p_booking.end_at - p_booking.start_at) < v_end_of_time
  loop
    v_position := allocator.decision_of(v_booking, v_decisions);
    if v_position is null then
      v_decisions := v_decisions || allocator.foresee_capacity(v_booking, p_stored);
      v_position := cardinality(v_decisions);
    end if;
    if allocator.is_let_in(v_decisions[v_position], p_stored) then
      v_starts := v_starts || v_booking.start_at;
    end if;
  end loop;
  return v_starts;
end;
$$;

create function allocator.next_times(
  p_booking public.bookings,
  p_stored public.bookings,
  p_fewest_minutes integer,
  p_require_adjacency boolean,
  p_assignment_id uuid
)
returns timestamptz[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_most constant integer := 3;
  v_starts constant timestamptz[] := allocator.later_starts(p_booking, p_stored);
  v_booking public.bookings := p_booking;
  v_stay allocator.wanted_stay;
  v_floor allocator.free_floor;
  v_grown allocator.grown_sets;
  v_free integer := 0;
  v_open integer := (1 << cardinality(v_starts)) - 1;
begin
  if v_starts = '{}' then
    return v_starts;
  end if;
  v_booking.start_at := v_starts[1];
  v_booking.end_at := v_starts[1] + (p_booking.end_at - p_booking.start_at);
  v_stay := allocator.stay_of(v_booking, p_assignment_id, null, p_fewest_minutes, p_require_adjacency);
  v_floor := allocator.free_tables(v_stay, v_starts);
  v_grown.unfinished := allocator.seeds_of_sets(v_floor.tables, p_require_adjacency);
  while v_grown.unfinished <> '{}' and v_open <> 0 loop
    v_grown := allocator.grow_sets(v_stay, v_floor, v_grown.unfinished, '{}', v_open, 0);
    v_free := v_free | coalesce(v_grown.free_starts, 0);
    -- Those before the last one that will be answered can still be reached by larger sets.
    v_open := (
      select coalesce(bit_or(1 << i), 0)
      from generate_series(0, cardinality(v_starts) - 1) as i
      where v_free & (1 << i) = 0 and bit_count((v_free & ((1 << i) - 1))::bit(32)) < v_most
    );
  end loop;
  return array(
    select v_starts[i + 1] from generate_series(0, cardinality(v_starts) - 1) as i where v_free & (1 << i) <> 0
    order by i
    limit v_most
  );
end;
$$;

create function allocator.read_booking(p_booking_id uuid, p_restaurant_id uuid)
returns public.bookings
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_trusted constant boolean := allocator.caller_is_trusted();
  v_user_id constant uuid := allocator.caller_id();
  v_booking public.bookings;
begin
  -- Two queries, because with the restaurant only its partition is looked at.
  if p_restaurant_id is null then
    select b.*
      into v_booking
      from public.bookings as b
      where b.id = p_booking_id
        and (
          v_is_trusted
          or exists (
            select from public.restaurant_members as m
            where m.restaurant_id = b.restaurant_id and m.user_id = v_user_id
          )
        );
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
            where m.restaurant_id = p_restaurant_id and m.user_id = v_user_id
          )
        );
  end if;
  if not found then
    perform allocator.refuse(
      'BOOKING_NOT_FOUND', 'There is no such booking',
      jsonb_build_object('bookingId', p_booking_id),
      'Reload the bookings; it may have been deleted'
    );
  end if;
  return v_booking;
end;
$$;

create function allocator.refuse_again(p_sqlstate text, p_message text, p_details jsonb, p_hint text)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using errcode = p_sqlstate, message = p_message, detail = p_details::text, hint = p_hint;
end;
$$;

create function allocator.refuse_tables(
  p_reason text,
  p_predicate text,
  p_plural_predicate text,
  p_booking public.bookings,
  p_table_ids uuid[],
  p_hint text,
  p_suggests boolean default false
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_details jsonb := jsonb_build_object(
    'restaurantId', p_booking.restaurant_id,
    'tableIds', array(select id from unnest(p_table_ids) as id order by id)
  );
begin
  if p_suggests then
    v_details := allocator.with_alternatives(v_details, p_booking);
  end if;
  perform allocator.refuse(
    p_reason,
    allocator.name_tables(p_booking.restaurant_id, p_table_ids)
      || ' ' || case when cardinality(p_table_ids) = 1 then p_predicate else p_plural_predicate end,
    v_details,
    p_hint
  );
end;
$$;

create function allocator.search_tables(
  p_booking public.bookings,
  p_stored public.bookings,
  p_held allocator.assignment,
  p_avoided uuid[],
  p_fewest_minutes integer,
  p_limit integer,
  p_require_adjacency boolean,
  out suggestions jsonb,
  out decision allocator.capacity_decision
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_stay allocator.wanted_stay;
  v_floor allocator.free_floor;
begin
  decision := allocator.foresee_capacity(p_booking, p_stored);
  suggestions := '[]';
  if allocator.is_let_in(decision, p_stored) then
    v_stay := allocator.stay_of(p_booking, p_held.id, p_avoided, p_fewest_minutes, p_require_adjacency);
    v_floor := allocator.free_tables(v_stay, array[v_stay.start_at]);
    suggestions := allocator.describe_sets(v_stay, v_floor.tables, allocator.find_sets(v_stay, v_floor, p_limit));
  end if;
end;
$$;

create or replace function allocator.seat_bookings(
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

create function allocator.seeds_of_sets(p_tables allocator.free_table[], p_require_adjacency boolean)
returns allocator.table_set[]
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return array(
    select row('{}', null, 0, true, null, null, 0, false, -1, s.next, '{}')::allocator.table_set
    from (
      select array[t.ordinality::integer] as next
        from unnest(p_tables) with ordinality as t
        where p_require_adjacency or not t.is_movable
      union all
      select array_agg(t.ordinality::integer order by t.ordinality)
        from unnest(p_tables) with ordinality as t
        where not p_require_adjacency and t.is_movable
        group by t.zone_id
    ) as s
  );
end;
$$;

create function allocator.sought_booking(p_booking public.bookings)
returns public.bookings
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_timezone text;
begin
  if p_booking.end_at > v_now and p_booking.status in ('pending', 'confirmed', 'checked_in') then
    return p_booking;
  elsif p_booking.status in ('completed', 'no_show') then
    v_timezone := allocator.timezone_of(p_booking.restaurant_id);
    if (allocator.find_service(p_booking.restaurant_id, v_timezone, p_booking.start_at)).service_date
      <> (allocator.find_service(p_booking.restaurant_id, v_timezone, v_now)).service_date then
      perform allocator.refuse_unassignable(p_booking);
    end if;
    p_booking.status := 'checked_in';
    perform allocator.check_check_in(p_booking);
  elsif p_booking.status = 'checked_in' then
    p_booking.end_at := allocator.extended_end(p_booking);
  else
    perform allocator.refuse_unassignable(p_booking);
  end if;
  return p_booking;
end;
$$;

create function allocator.stay_of(
  p_booking public.bookings,
  p_assignment_id uuid,
  p_avoided uuid[],
  p_fewest_minutes integer,
  p_require_adjacency boolean
)
returns allocator.wanted_stay
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_now constant timestamptz := clock_timestamp();
  v_takes_now constant boolean := p_booking.status = 'checked_in' or p_booking.start_at <= v_now;
  v_start timestamptz := p_booking.start_at;
begin
  if v_takes_now then
    v_start := coalesce(allocator.held_from(p_booking, v_now, true), v_start);
  end if;
  return row(
    p_booking.restaurant_id,
    p_booking.party_size,
    v_start,
    p_booking.end_at - v_start,
    least(p_booking.end_at - v_start, make_interval(mins => p_fewest_minutes)),
    p_assignment_id,
    p_avoided,
    v_takes_now,
    v_start < v_now + interval '30 minutes',
    p_require_adjacency
  )::allocator.wanted_stay;
end;
$$;

create function allocator.with_alternatives(
  p_details jsonb,
  p_booking public.bookings,
  p_avoided uuid[] default null
)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_alternatives constant jsonb := allocator.alternatives(p_booking, p_avoided);
begin
  if v_alternatives is null then
    return p_details;
  end if;
  return p_details || jsonb_build_object('alternatives', v_alternatives);
end;
$$;

create function public.suggest_tables(
  p_booking_id uuid default null,
  p_restaurant_id uuid default null,
  p_party_size integer default null,
  p_start_at timestamptz default null,
  p_end_at timestamptz default null,
  p_min_minutes integer default null,
  p_limit integer default 5,
  p_require_adjacency boolean default true
)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set statement_timeout = '4s'
as $$
begin
  return allocator.find_suggestions(
    suggest_tables.p_booking_id,
    suggest_tables.p_restaurant_id,
    jsonb_strip_nulls(jsonb_build_object(
      'party_size', suggest_tables.p_party_size,
      'start_at', suggest_tables.p_start_at,
      'end_at', suggest_tables.p_end_at
    )),
    suggest_tables.p_min_minutes,
    coalesce(suggest_tables.p_limit, 5),
    coalesce(suggest_tables.p_require_adjacency, true)
  );
end;
$$;

comment on function allocator.alternatives(public.bookings, uuid[]) is
  'For a refusal: up to 3 suggestions for the booking as it would become, for the whole of its stay, with several '
  'tables in one group; none when a limit would refuse it anyway, null when they cannot be found. It takes no lock, and '
  'is called once the locks of the tables have been given back, so that the next call does not wait for it. p_avoided: '
  'tables that the same request wants for others.';
comment on function allocator.best_sets(allocator.wanted_stay, allocator.table_set[], integer) is
  'The p_limit best of these sets, in the order of suggestions: those where nobody sits who has to leave soon, the whole '
  'stay, the fewest tables, the fewest seats, tables whose min_party fits, the shortest idle time before and after, the '
  'fewest tables that they could be joined with, and then the tables themselves, with the most seats first and then by '
  'label.';
comment on function allocator.check_member(uuid) is
  'Raises TA015 for everybody who may not read what the restaurant has and where there is no such restaurant, so that '
  'a stranger cannot tell whether it exists.';
comment on function allocator.check_search(uuid, uuid, jsonb, integer, integer) is
  'Raises TA001 unless tables are sought either for a booking or for a party that has none, with a shortest stay and a '
  'number of suggestions that can be.';
comment on function
  allocator.describe_sets(allocator.wanted_stay, allocator.free_table[], allocator.table_set[]) is
  'The suggestions of the API, in this order.';
comment on function allocator.find_sets(allocator.wanted_stay, allocator.free_floor, integer) is
  'The p_limit best sets of up to 6 of these tables for the stay, in the order of suggestions (best_sets). It stops as '
  'soon as larger sets cannot be among them.';
comment on function allocator.find_suggestions(uuid, uuid, jsonb, integer, integer, boolean) is
  'public.suggest_tables with the rights of the owner, for members of the restaurant and trusted callers. Under the '
  'policies the windows of holds could not be looked up in their index, because comparing ranges is not leakproof: a '
  'search would read all that was ever held. Nor may a member read the switch of the guard. p_fields: party_size, '
  'start_at and end_at as given. It reads only, and waits at most 2 s for a table that is being changed (55P03).';
comment on function allocator.foresee_capacity(public.bookings, public.bookings) is
  'What the capacity guard would find if the booking had tables: p_booking as it would be, counted in place of '
  'p_stored, what is stored of it; null when nothing is. Refuses nothing but rules that cannot be read (TA201); where '
  'a party sits, or sits down again, it gives null for them. Locks nothing.';
comment on function allocator.forgotten_assignments(uuid) is
  'The assignments of those who sit in the restaurant and were forgotten: close_forgotten would send them away.';
comment on function allocator.free_tables(allocator.wanted_stay, timestamptz[]) is
  'The tables that the stay could have at one of the starts, ascending and up to 30, and which of them can be joined: '
  'those in use that nobody else holds for its shortest stay. Nobody else sits there either, where p_stay looks at the '
  'room; a party that was forgotten does not count, because whoever needs the table sends it away (close_forgotten).';
comment on function allocator.grow_sets(
  allocator.wanted_stay, allocator.free_floor, allocator.table_set[], allocator.table_set[], integer, integer
) is
$$Adds one table to each of the sets, in every way, so that no set comes twice: next has what may still be added.

fitting: those with seats for the party, in no order: all that can be among the p_limit best by what best_sets compares
first. Left out are those that contain a set of p_known: from them a table could be left out.
unfinished: those with too few seats, for the next call.
p_starts: the starts that matter, a bit each. Sets that are free at none of them are dropped.

It is exact up to 1000 unfinished sets that can be extended in 5000 ways together; beyond that it keeps those with the
most seats, so that a suggestion can be missed. That bounds the work, whatever the floor: 200 tables with 8 neighbours
each form hundreds of thousands of groups of six.$$;
comment on function allocator.is_let_in(allocator.capacity_decision, public.bookings) is
  'Whether the capacity guard would let the booking have tables, with what foresee_capacity found. Where a party that '
  'sits is moved to, or sits down again, is a fact, whatever the limits have become. p_stored: the booking as it is.';
comment on function allocator.last_occupant(uuid, uuid[], uuid) is
  'Who sits at one of these tables, not counting p_assignment_id; of several, the party that is to leave last.';
comment on function allocator.later_starts(public.bookings, public.bookings) is
  'The starts within 3 hours after that of the booking, or after now, in steps of 15 minutes, at which the limits let '
  'the party in. None for a party that sits: it needs tables now. p_booking: as it would become; p_stored: as it is.';
comment on function allocator.next_times(public.bookings, public.bookings, integer, boolean, uuid) is
  'Up to 3 later starts at which there are tables for a stay as long as planned, and the limits let the party in. One '
  'search for all of them. p_booking: as it would become; p_stored: as it is; p_fewest_minutes, p_assignment_id: as in '
  'stay_of.';
comment on function allocator.read_booking(uuid, uuid) is
  'A booking that the caller may read, without a lock. p_restaurant_id: the restaurant that it has to belong to; null: '
  'not given. Raises TA002 for everybody else and where there is no such booking, so that a stranger cannot tell '
  'whether it exists.';
comment on function allocator.refuse_again(text, text, jsonb, text) is
  'Raises a refusal that was caught, with other details.';
comment on function allocator.refuse_tables(text, text, text, public.bookings, uuid[], text, boolean) is
  'Refuses some of the requested tables for the reason. The predicates complete a sentence about one of them (is out '
  'of use) and about several (are out of use). p_suggests: whether it offers others.';
comment on function allocator.search_tables(
  public.bookings, public.bookings, allocator.assignment, uuid[], integer, integer, boolean
) is
  'The p_limit best suggestions for a booking, and what the capacity guard would decide with them: none when a limit '
  'would refuse the party. p_booking: as it would become (sought_booking); p_stored: as it is; p_held: what it holds; '
  'both null when there is none. p_avoided, p_fewest_minutes: as in stay_of. Raises TA201 as foresee_capacity does.';
comment on function allocator.seeds_of_sets(allocator.free_table[], boolean) is
  'Empty sets, from which grow_sets makes the single tables. Where adjacency is required, each may only be followed by '
  'its neighbours, otherwise by all later tables of the zone; fixed tables stay alone.';
comment on function allocator.sought_booking(public.bookings) is
  'The booking as it would be with tables that it takes now, but for its times. Raises TA006 where it cannot take any: '
  'it is over, or its window is. One of this service date that was a no-show or has left comes after all, and sits '
  'down (else TA006, TA014); a party that sits past its end gets 15 minutes from now.';
comment on function allocator.stay_of(public.bookings, uuid, uuid[], integer, boolean) is
  'What tables are sought for a booking, as it would become: those that it could take now, as claim_tables would find. '
  'p_assignment_id: what it holds; null when nothing. p_avoided: tables that do not count; null: none. '
  'p_fewest_minutes: how short its stay may be; null: not shorter than planned.';
comment on function allocator.with_alternatives(jsonb, public.bookings, uuid[]) is
  'The details of a refusal with the alternatives for the booking that is refused, as it would have become.';
comment on function public.suggest_tables(
  uuid, uuid, integer, timestamptz, timestamptz, integer, integer, boolean
) is
$$Which tables a booking could take, or a party that has no booking yet, the best first. Changes nothing and locks nothing.

p_booking_id: the booking; its own tables count as free. Or p_restaurant_id, p_party_size (1 to 1000) and p_start_at, with
p_end_at up to 24 hours later; without an end the party stays for its turn time.
p_restaurant_id: with a booking, the restaurant that it has to belong to.
p_min_minutes: the shortest stay that will do, 1 to 1440; null: not shorter than planned.
p_limit: how many at most, 1 to 20.
p_require_adjacency: several tables must form one group by table_adjacencies; false: any of one zone.

Returns {restaurantId, replayed, suggestions: [{tableIds, labels, zoneId, seats, spareSeats, freeFrom, freeUntil, minutes,
isFull, occupiedBy}], nextTimes, capacity}. An assignment of a suggestion is accepted, if nothing changes until then, to
its end or to freeUntil if that is earlier (minutes, not isFull). freeFrom and freeUntil are null when nobody holds the
tables in the 3 hours before and after. occupiedBy: {bookingId, partySize, seatedAt, endAt} of a party that still sits
there, or null. No table of a suggestion can be left out, and it has at most 6. Full stays come first, then fewest tables,
then as allocator.best_sets has it; last come those where people sit, when the start is less than 30 minutes away.
nextTimes: when there is no suggestion, up to 3 starts in the next 3 hours at which there is one for a stay as long as
planned, in steps of 15 minutes. capacity: with the party counted. When it is beyond a limit that would refuse the party,
there are no suggestions.

Raises TA001, TA002, TA006, TA014, TA015, TA201: see allocator.refusal_reasons() and docs/errors.md. Where the API honours
it it runs at most 4 s (57014).

It runs as its caller and hands over to allocator.find_suggestions, which has the rights to read what it needs.$$;
comment on type allocator.free_table is
  'A table that a wanted stay could have. fits: its min_party lets the party in. free_from, free_until: the end and the '
  'start of the holds next to it, null when they are more than 3 hours away. idle: seconds in which it would stand empty '
  'before and after, 3 hours at most on each side. occupied: other people still sit there. starts: the starts at which '
  'it is free, a bit each.';

comment on type allocator.free_floor is
  'The part of a floor plan that a wanted stay could have. tables: the most seats first, then by label; the place of a '
  'table is its number in this search. joined: ascending, the number of a table once for each that it could be joined '
  'with; neighbours: beside it the number of that one.';
comment on type allocator.grown_sets is
  'Sets of as many tables each. fitting: the best of those that have seats for the party, in the order of suggestions. '
  'unfinished: those that have too few. free_starts: the starts at which a fitting one is free, a bit each.';
comment on type allocator.table_set is
  'Some of the tables of a search together, by their numbers. largest: the most seats that one of them has. next: those '
  'that are still to be added to it. reached: its tables and all that they could be joined with. The rest as in '
  'free_table, for all of them.';
comment on type allocator.wanted_stay is
  'What tables are sought for: a party that would hold them from start_at on, for stay if it can be, for shortest_stay '
  'at least. assignment_id: what it holds already, which is in nobody''s way. avoided: '
  'tables that do not count; null: none. looks_at_room: tables where others sit '
  'do not count. is_soon: they come last. require_adjacency: several tables have to form one group.';

revoke execute on function allocator.alternatives(public.bookings, uuid[])
  from public, anon, authenticated, service_role;
revoke execute on function allocator.best_sets(allocator.wanted_stay, allocator.table_set[], integer)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.check_member(uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.check_search(uuid, uuid, jsonb, integer, integer)
  from public, anon, authenticated, service_role;
revoke execute on function
  allocator.describe_sets(allocator.wanted_stay, allocator.free_table[], allocator.table_set[])
  from public, anon, authenticated, service_role;
revoke execute on function allocator.find_sets(allocator.wanted_stay, allocator.free_floor, integer)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.find_suggestions(uuid, uuid, jsonb, integer, integer, boolean)
  from public, anon, authenticated, service_role;
grant execute on function allocator.find_suggestions(uuid, uuid, jsonb, integer, integer, boolean)
  to authenticated, service_role;
revoke execute on function allocator.foresee_capacity(public.bookings, public.bookings)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.forgotten_assignments(uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.free_tables(allocator.wanted_stay, timestamptz[])
  from public, anon, authenticated, service_role;
revoke execute on function allocator.grow_sets(
  allocator.wanted_stay, allocator.free_floor, allocator.table_set[], allocator.table_set[], integer, integer
) from public, anon, authenticated, service_role;
revoke execute on function allocator.is_let_in(allocator.capacity_decision, public.bookings)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.last_occupant(uuid, uuid[], uuid)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.later_starts(public.bookings, public.bookings)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.next_times(public.bookings, public.bookings, integer, boolean, uuid)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.read_booking(uuid, uuid) from public, anon, authenticated, service_role;
revoke execute on function allocator.refuse_again(text, text, jsonb, text)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.refuse_tables(text, text, text, public.bookings, uuid[], text, boolean)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.search_tables(
  public.bookings, public.bookings, allocator.assignment, uuid[], integer, integer, boolean
) from public, anon, authenticated, service_role;
revoke execute on function allocator.seeds_of_sets(allocator.free_table[], boolean)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.sought_booking(public.bookings) from public, anon, authenticated, service_role;
revoke execute on function allocator.stay_of(public.bookings, uuid, uuid[], integer, boolean)
  from public, anon, authenticated, service_role;
revoke execute on function allocator.with_alternatives(jsonb, public.bookings, uuid[])
  from public, anon, authenticated, service_role;
revoke execute on function public.suggest_tables(
  uuid, uuid, integer, timestamptz, timestamptz, integer, integer, boolean
) from public, anon, authenticated, service_role;
grant execute on function public.suggest_tables(
  uuid, uuid, integer, timestamptz, timestamptz, integer, integer, boolean
) to authenticated, service_role;
