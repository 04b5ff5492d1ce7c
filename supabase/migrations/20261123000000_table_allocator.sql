-- The allocator without capacity limits: everything that an environment needs to seat bookings.

-- btree_gist ----------------------------------------------------------------------------------------------------

create schema if not exists extensions;

-- The exclusion constraint on assigned_tables compares uuids and time ranges in one GiST index.
create extension if not exists btree_gist with schema extensions;

-- allocator ----------------------------------------------------------------------------------------------------

create schema allocator;

comment on schema allocator is
  'Code and bookkeeping that need more rights than their callers. The API does not expose this schema; '
  'its functions are reached through the RPCs in public.';

grant usage on schema allocator to authenticated, service_role;

-- restaurant_role ---------------------------------------------------------------------------------------------------

create type public.restaurant_role as enum ('owner', 'manager', 'host', 'viewer');

comment on type public.restaurant_role is
  'What a member may do: owner, manager and host seat bookings; a viewer only reads.';

-- booking_status ----------------------------------------------------------------------------------------------------

create type public.booking_status as enum (
  'pending', 'confirmed', 'checked_in', 'completed', 'cancelled', 'no_show'
);

comment on type public.booking_status is
  'A booking holds tables exactly while it is confirmed or checked_in. Assigning turns pending into confirmed, '
  'releasing turns confirmed into pending; completed, cancelled and no_show are over and hold none.';

-- assignment_action -------------------------------------------------------------------------------------------------

create type public.assignment_action as enum ('assigned', 'reassigned', 'released', 'edited');

comment on type public.assignment_action is
  'What an event of the audit tells of: tables were assigned, replaced or released, or the booking was edited.';

-- restaurants_of_caller ---------------------------------------------------------------------------------------------

create function allocator.restaurants_of_caller()
returns setof uuid
language plpgsql
stable
security definer
set search_path = ''
as $$
begin
  return query
    select m.restaurant_id
    from public.restaurant_members as m
    where m.user_id = auth.uid();
end;
$$;

comment on function allocator.restaurants_of_caller() is
  'The restaurants that the user of the request is a member of; none without a user. Every row level security '
  'policy reads through it. It runs as its owner, because restaurant_members is under such a policy itself.';

revoke execute on function allocator.restaurants_of_caller() from public, anon, authenticated, service_role;
grant execute on function allocator.restaurants_of_caller() to authenticated;

-- restaurants ----------------------------------------------------------------------------------------------------

create table public.restaurants (
  id uuid not null default gen_random_uuid(),
  name text not null,
  timezone text not null,
  created_at timestamptz not null default now(),

  primary key (id),
  constraint the_name_is_not_blank check (name ~ '\S'),
  -- The pattern keeps out abbreviations and POSIX rules such as 'EST' or 'Foo/Bar3', which Postgres would take;
  -- the conversion raises for a name that its time zone database does not know. Neither reads a catalogue.
  constraint the_timezone_is_an_iana_name check (
    timezone ~ '^(UTC|[A-Z][A-Za-z]+(/[A-Z][A-Za-z_-]+){1,2}|Etc/GMT(\+(\d|1[0-2])|-(\d|1[0-4])))$'
    and (timestamptz 'epoch' at time zone timezone) is not null
  )
);

comment on table public.restaurants is 'A restaurant: the tenant that every other row belongs to.';
comment on column public.restaurants.timezone is
  'IANA name such as Europe/Berlin. Service dates and service periods are read in it.';

alter table public.restaurants enable row level security;

create policy "members read their restaurants" on public.restaurants
  for select to authenticated
  using (id in (select allocator.restaurants_of_caller()));

revoke all on table public.restaurants from public, anon, authenticated, service_role;
grant select on table public.restaurants to authenticated, service_role;

-- restaurant_members ------------------------------------------------------------------------------------------------

create table public.restaurant_members (
  restaurant_id uuid not null,
  user_id uuid not null,
  role public.restaurant_role not null,
  created_at timestamptz not null default now(),

  primary key (restaurant_id, user_id),
  foreign key (restaurant_id) references public.restaurants (id) on delete cascade,
  foreign key (user_id) references auth.users (id) on delete cascade
);

create index restaurant_members_user_id_idx on public.restaurant_members (user_id);

comment on table public.restaurant_members is 'Which user works at which restaurant, and what they may do there.';

alter table public.restaurant_members enable row level security;

create policy "members read the members of their restaurants" on public.restaurant_members
  for select to authenticated
  using (restaurant_id in (select allocator.restaurants_of_caller()));

revoke all on table public.restaurant_members from public, anon, authenticated, service_role;
grant select on table public.restaurant_members to authenticated, service_role;

-- zones ----------------------------------------------------------------------------------------------------

create table public.zones (
  id uuid not null default gen_random_uuid(),
  restaurant_id uuid not null,
  name text not null,
  created_at timestamptz not null default now(),

  primary key (restaurant_id, id),
  foreign key (restaurant_id) references public.restaurants (id) on delete cascade,
  constraint the_name_is_not_blank check (name ~ '\S')
);

comment on table public.zones is
  'A part of the floor, such as the terrace. The tables of one assignment stand in one zone.';

alter table public.zones enable row level security;

create policy "members read the zones of their restaurants" on public.zones
  for select to authenticated
  using (restaurant_id in (select allocator.restaurants_of_caller()));

revoke all on table public.zones from public, anon, authenticated, service_role;
grant select on table public.zones to authenticated, service_role;

-- dining_tables ----------------------------------------------------------------------------------------------------

create table public.dining_tables (
  id uuid not null default gen_random_uuid(),
  restaurant_id uuid not null,
  zone_id uuid not null,
  label text not null,
  seats integer not null,
  min_party integer not null default 1,
  is_movable boolean not null default true,
  is_active boolean not null default true,
  x integer not null default 0,
  y integer not null default 0,
  width integer not null default 80,
  height integer not null default 80,
  created_at timestamptz not null default now(),

  primary key (restaurant_id, id),
  foreign key (restaurant_id) references public.restaurants (id) on delete cascade,
  foreign key (restaurant_id, zone_id) references public.zones (restaurant_id, id),
  constraint the_label_is_not_blank check (label ~ '\S'),
  constraint a_table_has_seats check (seats > 0),
  constraint the_smallest_party_is_positive check (min_party > 0),
  constraint a_table_has_an_extent check (width > 0 and height > 0)
);

comment on table public.dining_tables is 'A table that guests sit at, and where it stands on the floor plan.';
comment on column public.dining_tables.min_party is
  'Smallest party that staff would normally seat here. Advice for people: an assignment is not refused for it.';
comment on column public.dining_tables.is_movable is
  'Whether it can be pushed together with others. A fixed table can only be assigned alone.';
comment on column public.dining_tables.is_active is
  'False takes no new assignment; an assignment that it already has stays.';
comment on column public.dining_tables.x is 'Centimetres from the left edge of the zone''s floor plan.';
comment on column public.dining_tables.y is 'Centimetres from the top edge of the zone''s floor plan.';
comment on column public.dining_tables.width is 'Centimetres.';
comment on column public.dining_tables.height is 'Centimetres.';

alter table public.dining_tables enable row level security;

create policy "members read the tables of their restaurants" on public.dining_tables
  for select to authenticated
  using (restaurant_id in (select allocator.restaurants_of_caller()));

revoke all on table public.dining_tables from public, anon, authenticated, service_role;
grant select on table public.dining_tables to authenticated, service_role;

-- table_adjacencies -------------------------------------------------------------------------------------------------

create table public.table_adjacencies (
  restaurant_id uuid not null,
  table_a uuid not null,
  table_b uuid not null,

  primary key (restaurant_id, table_a, table_b),
  foreign key (restaurant_id, table_a) references public.dining_tables (restaurant_id, id) on delete cascade,
  foreign key (restaurant_id, table_b) references public.dining_tables (restaurant_id, id) on delete cascade,
  constraint a_pair_is_stored_once check (table_a < table_b)
);

-- The neighbours of a table are found from either end.
create index table_adjacencies_table_b_idx on public.table_adjacencies (restaurant_id, table_b);

comment on table public.table_adjacencies is
  'Pairs of tables that stand next to each other. A set of tables is adjacent when these pairs connect all of it.';

alter table public.table_adjacencies enable row level security;

create policy "members read the adjacencies of their restaurants" on public.table_adjacencies
  for select to authenticated
  using (restaurant_id in (select allocator.restaurants_of_caller()));

revoke all on table public.table_adjacencies from public, anon, authenticated, service_role;
grant select on table public.table_adjacencies to authenticated, service_role;

-- service_periods ---------------------------------------------------------------------------------------------------

create table public.service_periods (
  id uuid not null default gen_random_uuid(),
  restaurant_id uuid not null,
  name text not null,
  day_of_week smallint,
  start_time time not null,
  end_time time not null,
  created_at timestamptz not null default now(),

  primary key (restaurant_id, id),
  foreign key (restaurant_id) references public.restaurants (id) on delete cascade,
  constraint the_name_is_not_blank check (name ~ '\S'),
  constraint days_count_from_sunday_0_to_saturday_6 check (day_of_week between 0 and 6)
);

comment on table public.service_periods is
  'When a restaurant serves, in its local time. Capacity limits are counted per service period and service date.';
comment on column public.service_periods.day_of_week is
  'Day that the service begins on, 0 = Sunday to 6 = Saturday; null = every day. Where periods overlap, one for '
  'the very day goes before one for every day, then the one that began last.';
comment on column public.service_periods.end_time is
  'Not after start_time: the service ends on the next day.';

alter table public.service_periods enable row level security;

create policy "members read the service periods of their restaurants" on public.service_periods
  for select to authenticated
  using (restaurant_id in (select allocator.restaurants_of_caller()));

revoke all on table public.service_periods from public, anon, authenticated, service_role;
grant select on table public.service_periods to authenticated, service_role;

-- bookings ----------------------------------------------------------------------------------------------------

create table public.bookings (
  id uuid not null default gen_random_uuid(),
  restaurant_id uuid not null,
  party_size integer not null,
  start_at timestamptz not null,
  end_at timestamptz not null,
  status public.booking_status not null default 'pending',
  guest_name text not null default '',
  notes text,
  created_at timestamptz not null default now(),

  -- The id leads, because the RPCs are given nothing else; the restaurant makes it a key within the tenant.
  primary key (id, restaurant_id),
  foreign key (restaurant_id) references public.restaurants (id) on delete cascade,
  constraint a_party_has_guests check (party_size > 0),
  constraint a_booking_ends_after_it_starts check (
    start_at < end_at and isfinite(start_at) and isfinite(end_at)
  )
)
-- Status changes update rows in place (HOT) while their page has room.
with (fillfactor = 90);

create index bookings_start_at_idx on public.bookings (restaurant_id, start_at);

comment on table public.bookings is
  'A party, the time it is expected, and how far it has come. Its window is [start_at, end_at).';
comment on column public.bookings.guest_name is 'Empty for a party without a name, such as walk-ins.';
comment on column public.bookings.notes is 'For the staff; null when there are none.';

alter table public.bookings enable row level security;

create policy "members read the bookings of their restaurants" on public.bookings
  for select to authenticated
  using (restaurant_id in (select allocator.restaurants_of_caller()));

revoke all on table public.bookings from public, anon, authenticated, service_role;
grant select on table public.bookings to authenticated, service_role;

-- table_assignments -------------------------------------------------------------------------------------------------

create table public.table_assignments (
  id uuid not null default gen_random_uuid(),
  restaurant_id uuid not null,
  booking_id uuid not null,
  assigned_by uuid,
  created_at timestamptz not null default now(),

  primary key (restaurant_id, id),
  foreign key (restaurant_id, booking_id) references public.bookings (restaurant_id, id) on delete cascade,
  constraint a_booking_has_one_assignment unique (restaurant_id, booking_id)
);

comment on table public.table_assignments is
  'The current set of tables of a booking; the tables are in assigned_tables. Another set is another assignment.';
comment on column public.table_assignments.id is 'The assignmentId of the API.';
comment on column public.table_assignments.assigned_by is
  'The user that chose the tables; null when a system did. Not a foreign key: it stays when the account goes.';

alter table public.table_assignments enable row level security;

create policy "members read the assignments of their restaurants" on public.table_assignments
  for select to authenticated
  using (restaurant_id in (select allocator.restaurants_of_caller()));

revoke all on table public.table_assignments from public, anon, authenticated, service_role;
grant select on table public.table_assignments to authenticated, service_role;

-- assigned_tables ---------------------------------------------------------------------------------------------------

create table public.assigned_tables (
  assignment_id uuid not null,
  restaurant_id uuid not null,
  table_id uuid not null,
  during tstzrange not null,

  primary key (restaurant_id, assignment_id, table_id),
  foreign key (restaurant_id, assignment_id)
    references public.table_assignments (restaurant_id, id) on delete cascade,
  -- Deferred, so that a restaurant can be deleted with its tables and bookings in whichever order that cascades.
  foreign key (restaurant_id, table_id) references public.dining_tables (restaurant_id, id)
    deferrable initially deferred,
  constraint the_window_is_half_open check (
    lower_inc(during) and not upper_inc(during) and not upper_inf(during)
  ),
  -- The last guard. The RPCs lock the tables and look first, so that a refusal can name the blocking booking and
  -- waiting inserts cannot deadlock in the index.
  constraint table_is_not_double_booked exclude using gist (
    restaurant_id with =, table_id with =, during with &&
  )
);

comment on table public.assigned_tables is
  'One table of an assignment and the window that it is held for: the one source of which table is free when.';
comment on column public.assigned_tables.during is
  'The window of the booking, [start, end): the next party may start at the minute that this one ends.';

alter table public.assigned_tables enable row level security;

create policy "members read the assigned tables of their restaurants" on public.assigned_tables
  for select to authenticated
  using (restaurant_id in (select allocator.restaurants_of_caller()));

revoke all on table public.assigned_tables from public, anon, authenticated, service_role;
grant select on table public.assigned_tables to authenticated, service_role;

-- assignment_requests -----------------------------------------------------------------------------------------------

create table public.assignment_requests (
  restaurant_id uuid not null,
  operation text not null,
  idempotency_key text not null,
  request_hash bytea not null,
  response jsonb not null,
  created_at timestamptz not null default now(),

  primary key (restaurant_id, operation, idempotency_key),
  constraint a_key_is_1_to_255_visible_ascii_characters check (idempotency_key ~ '^[!-~]{1,255}$')
);

create index assignment_requests_created_at_idx on public.assignment_requests (restaurant_id, created_at);

comment on table public.assignment_requests is
  'The answers that idempotency keys have earned. A row counts for 24 hours after created_at; requests with a key '
  'sweep a few older rows away. Refusals are not stored: a retry may succeed once the cause is gone.';
comment on column public.assignment_requests.operation is 'The RPC that answered.';
comment on column public.assignment_requests.request_hash is
  'SHA-256 of the canonical request, so that the same key with another request can be told apart.';
comment on column public.assignment_requests.response is 'The answer as the RPC gave it.';

alter table public.assignment_requests enable row level security;

revoke all on table public.assignment_requests from public, anon, authenticated, service_role;

-- assignment_events -------------------------------------------------------------------------------------------------

create table public.assignment_events (
  id bigint not null generated always as identity,
  restaurant_id uuid not null,
  booking_id uuid not null,
  action public.assignment_action not null,
  actor_id uuid,
  actor_role text not null,
  before jsonb not null,
  after jsonb not null,
  capacity jsonb,
  created_at timestamptz not null default now(),

  primary key (restaurant_id, id)
);

comment on table public.assignment_events is
  'Append-only audit: who did what to which booking and its tables, and how the capacity guard decided. It refers '
  'to other tables by id only, so that it outlives them and no assignment locks a row of restaurants. No guest data.';
comment on column public.assignment_events.actor_id is 'The user; null when a system acted.';
comment on column public.assignment_events.actor_role is
  'The database role of the request: authenticated, service_role, or the role of a direct connection.';
comment on column public.assignment_events.before is
  'The booking before: status, partySize, startAt, endAt, tableIds.';
comment on column public.assignment_events.after is
  'The booking afterwards, in the same shape, its fields null once it is deleted; an edit adds edited, the names of '
  'the columns it was given.';
comment on column public.assignment_events.capacity is
  'What the capacity guard answered: state, covers, maxCovers, parties, maxParties, and reason when it was '
  'bypassed. Null where it had nothing to decide.';

alter table public.assignment_events enable row level security;

create policy "members read the events of their restaurants" on public.assignment_events
  for select to authenticated
  using (restaurant_id in (select allocator.restaurants_of_caller()));

revoke all on table public.assignment_events from public, anon, authenticated, service_role;
revoke all on sequence public.assignment_events_id_seq from public, anon, authenticated, service_role;
grant select on table public.assignment_events to authenticated, service_role;

-- allocator_settings ------------------------------------------------------------------------------------------------

create table public.allocator_settings (
  id bigint not null generated always as identity,
  key text not null,
  restaurant_id uuid,
  value text not null,
  reason text not null,
  set_by text not null default current_user,
  expires_at timestamptz,
  created_at timestamptz not null default now(),

  primary key (id),
  foreign key (restaurant_id) references public.restaurants (id) on delete cascade,
  constraint a_switch_is_set_once_per_restaurant unique nulls not distinct (key, restaurant_id),
  constraint the_switch_is_known check (key in ('app.capacity.post_assignment.enabled')),
  constraint a_switch_is_on_or_off check (value in ('on', 'off')),
  constraint the_reason_is_not_blank check (reason ~ '\S')
);

comment on table public.allocator_settings is
  'Operator switches, for one restaurant or for all. docs/runbook.md says how to use them.';
comment on column public.allocator_settings.key is
  'app.capacity.post_assignment.enabled: off bypasses the capacity guard.';
comment on column public.allocator_settings.restaurant_id is
  'Null: all restaurants. A row of the restaurant''s own goes before it.';
comment on column public.allocator_settings.reason is 'Why; copied into the audit of every bypassed decision.';
comment on column public.allocator_settings.set_by is 'Who, as a name that people can ask for.';
comment on column public.allocator_settings.expires_at is 'The row counts until then; null: until it is deleted.';

alter table public.allocator_settings enable row level security;

revoke all on table public.allocator_settings from public, anon, authenticated, service_role;
revoke all on sequence public.allocator_settings_id_seq from public, anon, authenticated, service_role;
grant select on table public.allocator_settings to service_role;

-- capacity_ledger ---------------------------------------------------------------------------------------------------

create table allocator.capacity_ledger (
  restaurant_id uuid not null,
  service_date date not null,
  revision bigint not null default 1,

  primary key (restaurant_id, service_date)
)
with (fillfactor = 50);

comment on table allocator.capacity_ledger is
  'One row per service date that was counted against a limit, rewritten by every such count. It is never read: a '
  'transaction whose snapshot is older than a competitor''s commit (repeatable read, serializable) fails on it '
  'with 40001 instead of counting without that competitor. Rows of past dates can be deleted at any time.';

revoke all on table allocator.capacity_ledger from public, anon, authenticated, service_role;

-- refusal_reasons ---------------------------------------------------------------------------------------------------

create function allocator.refusal_reasons()
returns table (reason text, sqlstate text, code text, http_status integer)
language plpgsql
immutable
set search_path = ''
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

comment on function allocator.refusal_reasons() is
  'Every reason that the RPCs refuse for: its SQLSTATE, and the code and HTTP status that the edge functions answer '
  'with. docs/errors.md explains them.';

revoke execute on function allocator.refusal_reasons() from public, anon, authenticated, service_role;

-- refuse ----------------------------------------------------------------------------------------------------

create function allocator.refuse(p_reason text, p_message text, p_details jsonb, p_hint text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  raise exception using
    errcode = (select r.sqlstate from allocator.refusal_reasons() as r where r.reason = p_reason),
    message = p_message,
    detail = p_details::text,
    hint = p_hint;
end;
$$;

comment on function allocator.refuse(text, text, jsonb, text) is
  'Aborts with the SQLSTATE of the reason. The message and the hint (the next step) are for people, the details '
  'for programs; all three reach the caller, so they carry no guest data.';

revoke execute on function allocator.refuse(text, text, jsonb, text) from public, anon, authenticated, service_role;

-- caller_role ----------------------------------------------------------------------------------------------------

create function allocator.caller_role()
returns text
language plpgsql
stable
set search_path = ''
as $$
begin
  return coalesce(nullif(current_setting('role'), 'none'), session_user);
end;
$$;

comment on function allocator.caller_role() is
  'The database role of the request, also inside security definer functions: authenticated, service_role, or the '
  'role of a direct connection.';

revoke execute on function allocator.caller_role() from public, anon, authenticated, service_role;

-- caller_is_trusted -------------------------------------------------------------------------------------------------

create function allocator.caller_is_trusted()
returns boolean
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
  v_role constant text := allocator.caller_role();
begin
  return v_role = 'service_role' or pg_has_role(v_role, current_user, 'usage');
end;
$$;

comment on function allocator.caller_is_trusted() is
  'True for a secret key and for the owner of this schema: they may act for any restaurant. Everyone else must be '
  'a member of the restaurant.';

revoke execute on function allocator.caller_is_trusted() from public, anon, authenticated, service_role;

-- lock_booking ----------------------------------------------------------------------------------------------------

create function allocator.lock_booking(p_booking_id uuid)
returns public.bookings
language plpgsql
set search_path = ''
as $$
declare
  v_is_trusted constant boolean := allocator.caller_is_trusted();
  v_user_id constant uuid := auth.uid();
  v_booking public.bookings;
begin
  -- The caller's right is part of the query: nobody waits for, or holds, the lock of a stranger's booking.
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
  if found then
    return v_booking;
  end if;

  if exists (
    select from public.bookings as b
    join public.restaurant_members as m on m.restaurant_id = b.restaurant_id
    where b.id = p_booking_id and m.user_id = v_user_id and m.role = 'viewer'
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

comment on function allocator.lock_booking(uuid) is
  'The first lock of every change: the booking''s row, if the caller may change it. Raises TA002 when there is no '
  'such booking or the caller has nothing to do with its restaurant (the same answer), TA004 for a viewer.';

revoke execute on function allocator.lock_booking(uuid) from public, anon, authenticated, service_role;

-- timezone_of ----------------------------------------------------------------------------------------------------

create function allocator.timezone_of(p_restaurant_id uuid)
returns text
language plpgsql
stable
set search_path = ''
as $$
begin
  return (select r.timezone from public.restaurants as r where r.id = p_restaurant_id);
end;
$$;

comment on function allocator.timezone_of(uuid) is
  'The time zone of the restaurant. In a call that goes on to the capacity guard, ask after open_capacity_rules.';

revoke execute on function allocator.timezone_of(uuid) from public, anon, authenticated, service_role;

-- assignment ----------------------------------------------------------------------------------------------------

create type allocator.assignment as (
  id uuid,
  table_ids uuid[]
);

comment on type allocator.assignment is
  'The tables that a booking holds, ascending, and their assignmentId. Both are null when it holds none.';

-- assignment_of ----------------------------------------------------------------------------------------------------

create function allocator.assignment_of(p_booking public.bookings)
returns allocator.assignment
language plpgsql
stable
set search_path = ''
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

comment on function allocator.assignment_of(public.bookings) is
  'The booking''s tables as they are now; null when it holds none.';

revoke execute on function allocator.assignment_of(public.bookings) from public, anon, authenticated, service_role;

-- tables_are_adjacent -----------------------------------------------------------------------------------------------

create function allocator.tables_are_adjacent(p_restaurant_id uuid, p_table_ids uuid[])
returns boolean
language plpgsql
stable
set search_path = ''
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

comment on function allocator.tables_are_adjacent(uuid, uuid[]) is
  'Whether adjacencies within the set connect all of it, so that two separate pairs are not adjacent and a chain is. '
  'The ids are distinct; their order does not matter.';

revoke execute on function allocator.tables_are_adjacent(uuid, uuid[]) from public, anon, authenticated, service_role;

-- check_seats ----------------------------------------------------------------------------------------------------

create function allocator.check_seats(p_booking public.bookings, p_seats bigint, p_table_ids uuid[])
returns void
language plpgsql
set search_path = ''
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

comment on function allocator.check_seats(public.bookings, bigint, uuid[]) is
  'Raises TA011 when the tables have fewer seats than the party has guests.';

revoke execute on function allocator.check_seats(public.bookings, bigint, uuid[])
  from public, anon, authenticated, service_role;

-- seats_of ----------------------------------------------------------------------------------------------------

create function allocator.seats_of(p_booking public.bookings, p_table_ids uuid[])
returns bigint
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select sum(t.seats)
    from public.dining_tables as t
    where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids)
  );
end;
$$;

comment on function allocator.seats_of(public.bookings, uuid[]) is
  'How many seats these tables of the booking''s restaurant have together; null when they are none.';

revoke execute on function allocator.seats_of(public.bookings, uuid[]) from public, anon, authenticated, service_role;

-- refuse_tables ----------------------------------------------------------------------------------------------------

create function allocator.refuse_tables(
  p_reason text,
  p_message text,
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
    format(p_message, (
      select string_agg(t.label, ', ' order by t.label)
      from public.dining_tables as t
      where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids)
    )),
    jsonb_build_object(
      'restaurantId', p_booking.restaurant_id,
      'tableIds', array(select id from unnest(p_table_ids) as id order by id)
    ),
    p_hint
  );
end;
$$;

comment on function allocator.refuse_tables(text, text, public.bookings, uuid[], text) is
  'Refuses some of the requested tables for the reason. p_message: with %s for their labels.';

revoke execute on function allocator.refuse_tables(text, text, public.bookings, uuid[], text)
  from public, anon, authenticated, service_role;

-- tables_can_seat ---------------------------------------------------------------------------------------------------

create function allocator.tables_can_seat(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_require_adjacency boolean
)
returns boolean
language plpgsql
stable
set search_path = ''
as $$
begin
  return (
    select count(*) = cardinality(p_table_ids)
      and bool_and(t.is_active)
      and sum(t.seats) >= p_booking.party_size
      and (
        count(*) = 1
        or bool_and(t.is_movable)
        and (array_agg(t.zone_id))[1] = all (array_agg(t.zone_id))
        and (not p_require_adjacency or allocator.tables_are_adjacent(p_booking.restaurant_id, p_table_ids))
      )
    from public.dining_tables as t
    where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids)
  );
end;
$$;

comment on function allocator.tables_can_seat(public.bookings, uuid[], boolean) is
  'Whether the set of tables could seat the booking at some time: they exist, are in use, have the seats and, where '
  'they are several, stand in one zone, can be moved and, if required, are adjacent. The ids are distinct. Who holds '
  'the tables is not looked at.';

revoke execute on function allocator.tables_can_seat(public.bookings, uuid[], boolean)
  from public, anon, authenticated, service_role;

-- refuse_unfit_tables -----------------------------------------------------------------------------------------------

create function allocator.refuse_unfit_tables(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_require_adjacency boolean
)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_found record;
begin
  select
      count(*) as tables,
      sum(t.seats) as seats,
      bool_and(t.is_active) as all_active,
      bool_and(t.is_movable) as all_movable,
      count(distinct t.zone_id) as zones
    into v_found
    from public.dining_tables as t
    where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids);

  if v_found.tables < cardinality(p_table_ids) then
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
  elsif not v_found.all_active then
    perform allocator.refuse_tables(
      'TABLE_INACTIVE', 'Table %s is out of use', p_booking,
      array(
        select t.id from public.dining_tables as t
        where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids) and not t.is_active
      ),
      'Choose other tables, or put it back into use first'
    );
  elsif v_found.zones > 1 then
    perform allocator.refuse(
      'TABLES_SPAN_ZONES', 'The tables stand in different zones',
      jsonb_build_object('restaurantId', p_booking.restaurant_id, 'tableIds', p_table_ids, 'zones', v_found.zones),
      'Choose tables of one zone'
    );
  elsif v_found.tables > 1 and not v_found.all_movable then
    perform allocator.refuse_tables(
      'TABLE_NOT_MOVABLE', 'Table %s is fixed and cannot be joined with others', p_booking,
      array(
        select t.id from public.dining_tables as t
        where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids) and not t.is_movable
      ),
      'Assign a fixed table alone, or choose movable tables'
    );
  elsif p_require_adjacency and v_found.tables > 1
    and not allocator.tables_are_adjacent(p_booking.restaurant_id, p_table_ids) then
    perform allocator.refuse(
      'TABLES_NOT_ADJACENT', 'The tables do not all stand next to each other',
      jsonb_build_object('restaurantId', p_booking.restaurant_id, 'tableIds', p_table_ids),
      'Choose tables that form one group, or do not require adjacency'
    );
  end if;
  perform allocator.check_seats(p_booking, v_found.seats, p_table_ids);
end;
$$;

comment on function allocator.refuse_unfit_tables(public.bookings, uuid[], boolean) is
  'Says why tables_can_seat is false: raises TA003, TA007 to TA011. It looks anew; should they be fit by now, it '
  'returns.';

revoke execute on function allocator.refuse_unfit_tables(public.bookings, uuid[], boolean)
  from public, anon, authenticated, service_role;

-- claim_tables ----------------------------------------------------------------------------------------------------

create function allocator.claim_tables(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_assignment_id uuid
)
returns boolean
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

  -- In a later statement, which sees what earlier holders of the locks have committed. The limit keeps the planner from
  -- joining the other way round, which reads the index of the whole restaurant.
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
    return true;
  end if;
  raise exception 'A table is taken' using errcode = 'TA101';
exception
  -- The locks went with the block: whoever is next does not wait for the search for a reason.
  when sqlstate 'TA101' then
    return false;
end;
$$;

comment on function allocator.claim_tables(public.bookings, uuid[], uuid) is
  'The second lock of every change that may take tables: one advisory lock per table until the transaction ends, '
  'in ascending order of the lock keys, so that sets in any order cannot deadlock. Two tables whose keys collide '
  'wait for each other needlessly, nothing worse. p_assignment_id: the booking''s own, null when it has none. True: no '
  'other party has one of the tables in the booking''s window, and none can before the transaction ends. False: '
  'another has, and nothing is locked.';

revoke execute on function allocator.claim_tables(public.bookings, uuid[], uuid)
  from public, anon, authenticated, service_role;

-- refuse_taken_tables -----------------------------------------------------------------------------------------------

create function allocator.refuse_taken_tables(
  p_booking public.bookings,
  p_table_ids uuid[]
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
      -- Keeps the planner from joining the other way round, which reads the index of the whole restaurant.
      offset 0
    ) as held
    join public.table_assignments as other
      on other.restaurant_id = held.restaurant_id
      and other.id = held.assignment_id
      and other.booking_id <> p_booking.id
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

comment on function allocator.refuse_taken_tables(public.bookings, uuid[]) is
  'Says why claim_tables is false: raises TA101 with the earliest booking of another party that holds one of the '
  'tables in the booking''s window. It looks anew; should that booking have released them by now, it '
  'returns, and the caller claims them again.';

revoke execute on function allocator.refuse_taken_tables(public.bookings, uuid[])
  from public, anon, authenticated, service_role;

-- capacity_decision -------------------------------------------------------------------------------------------------

create type allocator.capacity_decision as (
  state text,
  covers integer,
  max_covers bigint,
  parties integer,
  max_parties bigint,
  reason text,
  service_period_id uuid,
  service_date date,
  starts tstzmultirange
);

comment on type allocator.capacity_decision is
  'What the capacity guard found for one booking. state: absent, unlimited, enforced or bypassed. covers and parties '
  'are counted with the booking and null when nothing had to be counted; max_covers and max_parties are null where '
  'there is no limit. reason: why it was bypassed. service_period_id, '
  'service_date and starts: the booking''s service as find_service gives it; null while nothing had to be looked up.';

-- capacity_json ----------------------------------------------------------------------------------------------------

create function allocator.capacity_json(p_decision allocator.capacity_decision)
returns jsonb
language plpgsql
immutable
set search_path = ''
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

comment on function allocator.capacity_json(allocator.capacity_decision) is
  'The capacity object of the API; null for null.';

revoke execute on function allocator.capacity_json(allocator.capacity_decision)
  from public, anon, authenticated, service_role;

-- start_of_day ----------------------------------------------------------------------------------------------------

create function allocator.start_of_day(p_day date, p_timezone text)
returns timestamptz
language plpgsql
stable
set search_path = ''
as $$
begin
  return least(
    p_day::timestamp at time zone p_timezone,
    (p_day::timestamp - interval '1 microsecond') at time zone p_timezone + interval '1 microsecond'
  );
end;
$$;

comment on function allocator.start_of_day(date, text) is
  'The first moment of a local date. Where the clock is put back from one o''clock to midnight, midnight comes twice; '
  'the conversion alone gives the second one.';

revoke execute on function allocator.start_of_day(date, text) from public, anon, authenticated, service_role;

-- find_service ----------------------------------------------------------------------------------------------------

create function allocator.find_service(
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
  v_claimed tstzmultirange := '{}';
begin
  starts := '{}';
  -- Every service that could reach this moment, having begun the day before, or overlap one that does. Each has what
  -- those before it in this order have not claimed.
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

comment on function allocator.find_service(uuid, text, timestamptz) is
  'The service that a booking with this start belongs to. service_period_id: null when it starts in none. '
  'service_date: the local date on which that service began, else the local date of the start. starts: the moments '
  'that belong to the same service; without a period, to the whole service date. Which period counts where several '
  'overlap: one for the very day, then the one that began last, then the larger id.';

revoke execute on function allocator.find_service(uuid, text, timestamptz)
  from public, anon, authenticated, service_role;

-- refuse_unreadable_rules -------------------------------------------------------------------------------------------

create function allocator.refuse_unreadable_rules(p_sqlstate text, p_message text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  raise log 'capacity rules unreadable: sqlstate=% message=%', p_sqlstate, p_message;
  perform allocator.refuse(
    'CAPACITY_RULES_UNREADABLE',
    'The capacity rules are there but cannot be read, so nothing was changed',
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
    'Repair the table as its migration defines it; docs/runbook.md says how to go on meanwhile'
  );
end;
$$;

comment on function allocator.refuse_unreadable_rules(text, text) is
  'Fails closed: raises TA201 with the cause. The database''s own message goes to the log only.';

revoke execute on function allocator.refuse_unreadable_rules(text, text)
  from public, anon, authenticated, service_role;

-- is_passing_failure ------------------------------------------------------------------------------------------------

create function allocator.is_passing_failure(p_sqlstate text)
returns boolean
language plpgsql
immutable
set search_path = ''
as $$
begin
  return left(p_sqlstate, 2) in ('08', '40', '53', '55', '57', '58');
end;
$$;

comment on function allocator.is_passing_failure(text) is
  'Whether the failure lies in the moment and not in the table that was read: a deadlock, a timeout, a lost '
  'connection, no resources. The caller may try again.';

revoke execute on function allocator.is_passing_failure(text) from public, anon, authenticated, service_role;

-- find_capacity_limits ----------------------------------------------------------------------------------------------

create function allocator.find_capacity_limits(
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
begin
  -- A table that vanishes between the look and the read, or comes back meanwhile, is looked for again.
  for v_attempt in 1..3 loop
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
        continue when v_attempt < 3;
        perform allocator.refuse_unreadable_rules(sqlstate, sqlerrm);
      when others then
        if allocator.is_passing_failure(sqlstate) then
          raise;
        end if;
        perform allocator.refuse_unreadable_rules(sqlstate, sqlerrm);
    end;
  end loop;
end;
$$;

comment on function allocator.find_capacity_limits(uuid, uuid, date) is
  'Reads the limits of one service from public.restaurant_capacity_rules, which an environment may not have. '
  'state: absent when there is no such table, unlimited when no rule applies or the one that does has no limits, '
  'else enforced. The rule with the latest effective_date that has begun counts, then the one for the day of the '
  'week, then the one for the period. Raises TA201 when the table is there but cannot be read.';

revoke execute on function allocator.find_capacity_limits(uuid, uuid, date)
  from public, anon, authenticated, service_role;

-- capacity_bypass ---------------------------------------------------------------------------------------------------

create function allocator.capacity_bypass(p_restaurant_id uuid)
returns text
language plpgsql
stable
set search_path = ''
as $$
declare
  v_reason text;
begin
  if lower(current_setting('app.capacity.post_assignment.enabled', true)) in ('off', 'false', 'no', '0') then
    return 'The setting app.capacity.post_assignment.enabled is off';
  end if;
  select case when s.value = 'off' then s.reason end
    into v_reason
    from public.allocator_settings as s
    where s.key = 'app.capacity.post_assignment.enabled'
      and (s.restaurant_id = p_restaurant_id or s.restaurant_id is null)
      and (s.expires_at is null or s.expires_at > now())
    order by s.restaurant_id nulls last
    limit 1;
  return v_reason;
end;
$$;

comment on function allocator.capacity_bypass(uuid) is
  'Why the capacity guard is switched off for this restaurant; null while it is on. The setting of the session goes '
  'first, then the restaurant''s own row in allocator_settings, then the row for all.';

revoke execute on function allocator.capacity_bypass(uuid) from public, anon, authenticated, service_role;

-- open_capacity_rules -----------------------------------------------------------------------------------------------

create function allocator.open_capacity_rules(p_restaurant_id uuid)
returns text
language plpgsql
set search_path = ''
as $$
begin
  -- A table that vanishes between the look and the read, or comes back meanwhile, is looked for again.
  for v_attempt in 1..3 loop
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
        continue when v_attempt < 3;
        perform allocator.refuse_unreadable_rules(sqlstate, sqlerrm);
      when others then
        if allocator.is_passing_failure(sqlstate) then
          raise;
        end if;
        perform allocator.refuse_unreadable_rules(sqlstate, sqlerrm);
    end;
  end loop;
end;
$$;

comment on function allocator.open_capacity_rules(uuid) is
  'The state of the capacity guard where no service has to be looked up for it: absent without a table of rules, '
  'unlimited without a rule for this restaurant; null where find_capacity_limits has to decide. Raises TA201 when the '
  'table is there but cannot be read. It comes before anything that reads restaurants or service_periods, and what it '
  'has opened stays open: dropping the rules locks them first and then the tables that they refer to, and in the same '
  'order calls and a drop wait for each other where they would deadlock.';

revoke execute on function allocator.open_capacity_rules(uuid) from public, anon, authenticated, service_role;

-- apply_capacity_limits ---------------------------------------------------------------------------------------------

create function allocator.apply_capacity_limits(
  p_restaurant_id uuid,
  p_decision allocator.capacity_decision
)
returns allocator.capacity_decision
language plpgsql
set search_path = ''
as $$
declare
  v_limits record;
begin
  v_limits := allocator.find_capacity_limits(
    p_restaurant_id, p_decision.service_period_id, p_decision.service_date
  );
  p_decision.state := v_limits.state;
  p_decision.max_covers := v_limits.max_covers;
  p_decision.max_parties := v_limits.max_parties;
  return p_decision;
end;
$$;

comment on function allocator.apply_capacity_limits(uuid, allocator.capacity_decision) is
  'The decision with the limits that its service has now.';

revoke execute on function allocator.apply_capacity_limits(uuid, allocator.capacity_decision)
  from public, anon, authenticated, service_role;

-- lock_service_dates ------------------------------------------------------------------------------------------------

create function allocator.lock_service_dates(p_restaurant_id uuid, p_service_dates date[])
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(k.key)
    from (
      select uuid_hash_extended(p_restaurant_id, day - date '2000-01-01' + (1::bigint << 32)) as key
      from unnest(p_service_dates) as day
      order by key
    ) as k;

  insert into allocator.capacity_ledger as l (restaurant_id, service_date)
    select p_restaurant_id, day
    from unnest(p_service_dates) as day
    on conflict (restaurant_id, service_date) do update set revision = l.revision + 1;
end;
$$;

comment on function allocator.lock_service_dates(uuid, date[]) is
  'The last lock: one advisory lock per service date until the transaction ends, in ascending order of the lock '
  'keys. The dates are distinct and ascending. Call it only when a limit is in force, and count in a later '
  'statement: at read committed that one sees all that earlier holders committed, at the higher levels the write to '
  'allocator.capacity_ledger raises 40001 instead.';

revoke execute on function allocator.lock_service_dates(uuid, date[])
  from public, anon, authenticated, service_role;

-- refuse_exceeded_capacity ------------------------------------------------------------------------------------------

create function allocator.refuse_exceeded_capacity(
  p_booking public.bookings,
  p_decision allocator.capacity_decision,
  p_limit text
)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_max constant bigint := case p_limit when 'covers' then p_decision.max_covers else p_decision.max_parties end;
  v_held constant integer := case p_limit when 'covers' then p_decision.covers else p_decision.parties end;
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
    'Choose another service, or ask a manager to raise the limit'
  );
end;
$$;

comment on function allocator.refuse_exceeded_capacity(public.bookings, allocator.capacity_decision, text) is
  'Raises TA102 with the limit, the count and the service. p_limit: covers or parties, whichever was exceeded.';

revoke execute on function allocator.refuse_exceeded_capacity(public.bookings, allocator.capacity_decision, text)
  from public, anon, authenticated, service_role;

-- find_capacity ----------------------------------------------------------------------------------------------------

create function allocator.find_capacity(p_booking public.bookings)
returns allocator.capacity_decision
language plpgsql
set search_path = ''
as $$
declare
  v_decision allocator.capacity_decision;
  v_service record;
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
  return allocator.apply_capacity_limits(p_booking.restaurant_id, v_decision);
end;
$$;

comment on function allocator.find_capacity(public.bookings) is
  'The state of the capacity guard for the booking and the limits of its service, nothing counted yet. A bypass goes '
  'before all else, so that an operator can get past rules that cannot be read; they raise TA201 otherwise.';

revoke execute on function allocator.find_capacity(public.bookings) from public, anon, authenticated, service_role;

-- count_capacity ----------------------------------------------------------------------------------------------------

create function allocator.count_capacity(
  p_booking public.bookings,
  p_decision allocator.capacity_decision
)
returns allocator.capacity_decision
language plpgsql
set search_path = ''
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

comment on function allocator.count_capacity(public.bookings, allocator.capacity_decision) is
  'The decision with the covers and parties that its service holds, where a limit is in force. Counted are the '
  'bookings that hold tables and start in the service, this one as it stands in the table.';

revoke execute on function allocator.count_capacity(public.bookings, allocator.capacity_decision)
  from public, anon, authenticated, service_role;

-- service_dates_of --------------------------------------------------------------------------------------------------

create function allocator.service_dates_of(
  p_booking public.bookings,
  p_decision allocator.capacity_decision,
  p_moved_from timestamptz
)
returns date[]
language plpgsql
stable
set search_path = ''
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

comment on function allocator.service_dates_of(public.bookings, allocator.capacity_decision, timestamptz) is
  'The service dates that a decision on the booking concerns, ascending: its own, and the one that it was moved '
  'from. p_moved_from: where it started before; null when it was not moved.';

revoke execute on function
  allocator.service_dates_of(public.bookings, allocator.capacity_decision, timestamptz)
  from public, anon, authenticated, service_role;

-- measure_capacity --------------------------------------------------------------------------------------------------

create function allocator.measure_capacity(p_booking public.bookings)
returns allocator.capacity_decision
language plpgsql
set search_path = ''
as $$
begin
  return allocator.count_capacity(p_booking, allocator.find_capacity(p_booking));
exception
  when sqlstate 'TA201' then
    return null;
end;
$$;

comment on function allocator.measure_capacity(public.bookings) is
  'What the booking''s service holds, for an answer that nothing depends on: refuses nothing and locks nothing. Null '
  'when the rules cannot be read, so that staff can cancel or annotate a booking all the same.';

revoke execute on function allocator.measure_capacity(public.bookings)
  from public, anon, authenticated, service_role;

-- validate_capacity -------------------------------------------------------------------------------------------------

create function allocator.validate_capacity(
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
  -- The snapshot of a transaction above read committed may be older than the limit; the lock tells then.
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

comment on function allocator.validate_capacity(public.bookings, timestamptz) is
  'Decides on the booking as it stands in the table: raises TA102 when its service is beyond a limit; reaching the '
  'limit exactly is allowed. Only where a limit is in force, or may be without being visible (repeatable read, '
  'serializable), it locks the service date, and that of p_moved_from when the booking was moved. A decision without '
  'a check leaves one line in the server log.';

revoke execute on function allocator.validate_capacity(public.bookings, timestamptz)
  from public, anon, authenticated, service_role;

-- validate_booking_capacity_after_assignment ------------------------------------------------------------------------

create function public.validate_booking_capacity_after_assignment(p_booking_id uuid)
returns jsonb
language plpgsql
set search_path = ''
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

comment on function public.validate_booking_capacity_after_assignment(uuid) is
  'The capacity guard: call it in the transaction that gave the booking its tables, after it did. Returns '
  '{state, covers, maxCovers, parties, maxParties}; raises TA102 and so undoes the transaction when the booking''s '
  'service holds more than its limits, TA201 when the rules cannot be read, TA002 when there is no such booking.';

revoke execute on function public.validate_booking_capacity_after_assignment(uuid)
  from public, anon, authenticated, service_role;

-- booking_state ----------------------------------------------------------------------------------------------------

create function allocator.booking_state(p_booking public.bookings, p_table_ids uuid[])
returns jsonb
language plpgsql
stable
set search_path = ''
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

comment on function allocator.booking_state(public.bookings, uuid[]) is
  'The before and after of an audit event: what the allocator decides on, without guest data.';

revoke execute on function allocator.booking_state(public.bookings, uuid[])
  from public, anon, authenticated, service_role;

-- record_event ----------------------------------------------------------------------------------------------------

create function allocator.record_event(
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
set search_path = ''
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

comment on function
  allocator.record_event(public.bookings, public.assignment_action, uuid, jsonb, jsonb, jsonb, text) is
  'Writes one row of the audit. p_actor_id: null when a system acted. p_capacity: as the API gives it; null when the '
  'capacity guard had nothing to decide. p_bypass_reason: null unless the guard was bypassed.';

revoke execute on function
  allocator.record_event(public.bookings, public.assignment_action, uuid, jsonb, jsonb, jsonb, text)
  from public, anon, authenticated, service_role;

-- refuse_reused_key -------------------------------------------------------------------------------------------------

create function allocator.refuse_reused_key(p_booking public.bookings, p_cause text)
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform allocator.refuse(
    'IDEMPOTENCY_KEY_REUSED',
    case p_cause
      when 'the request differs' then 'The idempotency key belongs to another request'
      else 'The assignment in the answer of this idempotency key no longer exists'
    end,
    jsonb_build_object('restaurantId', p_booking.restaurant_id, 'bookingId', p_booking.id, 'cause', p_cause),
    'Look at the booking, and use a new key for a new request'
  );
end;
$$;

comment on function allocator.refuse_reused_key(public.bookings, text) is
  'Raises TA012. p_cause: the request differs, or the assignment no longer exists.';

revoke execute on function allocator.refuse_reused_key(public.bookings, text)
  from public, anon, authenticated, service_role;

-- find_response ----------------------------------------------------------------------------------------------------

create function allocator.find_response(
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
  );
  if v_assignment_id is not null and not exists (
    select from public.table_assignments as a
    where a.restaurant_id = p_booking.restaurant_id and a.id = v_assignment_id
  ) then
    perform allocator.refuse_reused_key(p_booking, 'the assignment no longer exists');
  end if;
  return v_request.response || jsonb_build_object('replayed', true);
end;
$$;

comment on function allocator.find_response(public.bookings, text, text, bytea) is
  'The stored answer of this key, marked as replayed; null when the key is new or expired. Raises TA012 when '
  'the key stands for another request, or for an assignment that has been released or replaced since.';

revoke execute on function allocator.find_response(public.bookings, text, text, bytea)
  from public, anon, authenticated, service_role;

-- store_response ----------------------------------------------------------------------------------------------------

create function allocator.store_response(
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
    -- Another booking's request took the key while this one ran; its answer is in, so this one is undone.
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

comment on function allocator.store_response(public.bookings, text, text, bytea, jsonb) is
  'Keeps the answer for 24 hours under the key, in the transaction of the change. Sweeps '
  'up to ten expired answers of the restaurant, so that no job has to. Raises TA012 when a request for '
  'another booking took the key at the same moment.';

revoke execute on function allocator.store_response(public.bookings, text, text, bytea, jsonb)
  from public, anon, authenticated, service_role;

-- refuse_disagreement -----------------------------------------------------------------------------------------------

create function allocator.refuse_disagreement(p_booking_id uuid, p_table name, p_constraint name)
returns void
language plpgsql
set search_path = ''
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

comment on function allocator.refuse_disagreement(uuid, name, name) is
  'Refuses (23514) the transaction that would leave a booking confirmed or checked_in without tables, or holding '
  'tables in any other status. p_constraint: the trigger that found it.';

revoke execute on function allocator.refuse_disagreement(uuid, name, name)
  from public, anon, authenticated, service_role;

-- check_booking_agrees_with_tables ----------------------------------------------------------------------------------

create function allocator.check_booking_agrees_with_tables()
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
  -- The booking may have changed since; then it is looked at for that change.
  perform
    from public.bookings as b
    where b.id = new.id and b.restaurant_id = new.restaurant_id and b.status = new.status;
  if found then
    perform allocator.refuse_disagreement(new.id, tg_table_name, tg_name);
  end if;
  return null;
end;
$$;

comment on function allocator.check_booking_agrees_with_tables() is
  'Deferred constraint trigger of bookings: raises 23514 for a booking that is confirmed or checked_in without '
  'tables, or holds an assignment in any other status.';

revoke execute on function allocator.check_booking_agrees_with_tables()
  from public, anon, authenticated, service_role;

create constraint trigger a_booking_agrees_with_its_tables
  after insert or update of status on public.bookings
  deferrable initially deferred
  for each row execute function allocator.check_booking_agrees_with_tables();

-- check_assignment_has_seated_booking -------------------------------------------------------------------------------

create function allocator.check_assignment_has_seated_booking()
returns trigger
language plpgsql
security definer
set search_path = ''
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

comment on function allocator.check_assignment_has_seated_booking() is
  'Deferred constraint trigger of table_assignments: raises 23514 when the booking of a new assignment is neither '
  'confirmed nor checked_in at the end of the transaction, and still has it.';

revoke execute on function allocator.check_assignment_has_seated_booking()
  from public, anon, authenticated, service_role;

create constraint trigger an_assignment_agrees_with_its_booking
  after insert or update of booking_id on public.table_assignments
  deferrable initially deferred
  for each row execute function allocator.check_assignment_has_seated_booking();

-- check_seated_booking_keeps_tables ---------------------------------------------------------------------------------

create function allocator.check_seated_booking_keeps_tables()
returns trigger
language plpgsql
security definer
set search_path = ''
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

comment on function allocator.check_seated_booking_keeps_tables() is
  'Deferred constraint trigger of table_assignments and assigned_tables: raises 23514 when a confirmed or checked_in '
  'booking has lost its last table by the end of the transaction.';

revoke execute on function allocator.check_seated_booking_keeps_tables()
  from public, anon, authenticated, service_role;

create constraint trigger the_assignment_is_not_taken_away
  after update of booking_id or delete on public.table_assignments
  deferrable initially deferred
  for each row execute function allocator.check_seated_booking_keeps_tables('table_assignments');

create constraint trigger the_last_table_is_not_taken_away
  after update of assignment_id or delete on public.assigned_tables
  deferrable initially deferred
  for each row execute function allocator.check_seated_booking_keeps_tables('assigned_tables');

-- keep_tables_in_step -----------------------------------------------------------------------------------------------

create function allocator.keep_tables_in_step()
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
  -- Here and not in a condition of the trigger, which every update of a booking would have to parse anew.
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

comment on function allocator.keep_tables_in_step() is
  'Trigger of bookings, for whoever writes them: a booking that is over gives its tables back at once, one that '
  'moves takes them along or is refused by table_is_not_double_booked (23P01). The RPCs have done both by then, '
  'with a better refusal, so that it finds nothing to do after them.';

revoke execute on function allocator.keep_tables_in_step() from public, anon, authenticated, service_role;

create trigger tables_follow_their_booking
  after update of status, start_at, end_at on public.bookings
  for each row execute function allocator.keep_tables_in_step();

-- release_deleted_booking -------------------------------------------------------------------------------------------

create function allocator.release_deleted_booking()
returns trigger
language plpgsql
security definer
set search_path = ''
set timezone = 'UTC'
as $$
begin
  perform allocator.record_event(
    old, 'released', auth.uid(), allocator.booking_state(old, (allocator.assignment_of(old)).table_ids),
    allocator.booking_state(null, '{}'), null, null
  );
  return old;
end;
$$;

comment on function allocator.release_deleted_booking() is
  'Trigger of bookings: the tables of a deleted booking go with it, and the audit keeps that they were released. '
  'Before the deletion, because the foreign keys have taken the tables away by the time it is done.';

revoke execute on function allocator.release_deleted_booking() from public, anon, authenticated, service_role;

create trigger a_deleted_booking_leaves_a_trace
  before delete on public.bookings
  for each row
  when (old.status in ('confirmed', 'checked_in'))
  execute function allocator.release_deleted_booking();

-- hold_tables ----------------------------------------------------------------------------------------------------

create function allocator.hold_tables(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_assigned_by uuid
)
returns uuid
language plpgsql
set search_path = ''
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

  insert into public.table_assignments (restaurant_id, booking_id, assigned_by)
    values (p_booking.restaurant_id, p_booking.id, p_assigned_by)
    returning id into v_assignment_id;
  insert into public.assigned_tables (assignment_id, restaurant_id, table_id, during)
    select v_assignment_id, p_booking.restaurant_id, id, tstzrange(p_booking.start_at, p_booking.end_at)
    from unnest(p_table_ids) as id;
  return v_assignment_id;
end;
$$;

comment on function allocator.hold_tables(public.bookings, uuid[], uuid) is
  'Gives the booking these tables for its window in place of any it held, confirms it if it was pending, and returns '
  'the assignmentId. Call it with the booking and the tables locked and the tables seen to be free.';

revoke execute on function allocator.hold_tables(public.bookings, uuid[], uuid)
  from public, anon, authenticated, service_role;

-- requested_table_ids -----------------------------------------------------------------------------------------------

create function allocator.requested_table_ids(p_table_ids uuid[])
returns uuid[]
language plpgsql
immutable
set search_path = ''
as $$
declare
  v_table_ids uuid[];
begin
  -- Most requests name one table, and need no query.
  if cardinality(p_table_ids) = 1 and p_table_ids[1] is not null then
    return p_table_ids;
  end if;
  v_table_ids := array(select distinct id from unnest(p_table_ids) as id order by id);
  if cardinality(v_table_ids) not between 1 and 20 or array_position(v_table_ids, null) is not null then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A request names 1 to 20 tables', jsonb_build_object('tables', cardinality(v_table_ids)),
      'Choose at least one table and at most 20'
    );
  end if;
  return v_table_ids;
end;
$$;

comment on function allocator.requested_table_ids(uuid[]) is
  'The distinct table ids of a request, ascending. Raises TA001 unless they are 1 to 20, none of them null.';

revoke execute on function allocator.requested_table_ids(uuid[]) from public, anon, authenticated, service_role;

-- hash_request ----------------------------------------------------------------------------------------------------

create function allocator.hash_request(p_idempotency_key text, p_request jsonb)
returns bytea
language plpgsql
immutable
set search_path = ''
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

comment on function allocator.hash_request(text, jsonb) is
  'SHA-256 of a canonical request, to tell the requests of one key apart. Raises TA001 for a malformed '
  'key.';

revoke execute on function allocator.hash_request(text, jsonb) from public, anon, authenticated, service_role;

-- actor_of_request --------------------------------------------------------------------------------------------------

create function allocator.actor_of_request(p_assigned_by uuid)
returns uuid
language plpgsql
stable
set search_path = ''
as $$
declare
  v_user_id constant uuid := auth.uid();
begin
  if p_assigned_by is distinct from v_user_id
    and p_assigned_by is not null
    and not allocator.caller_is_trusted() then
    perform allocator.refuse(
      'ASSIGNED_BY_NOT_ALLOWED', 'A user may only assign in their own name',
      jsonb_build_object('assignedBy', p_assigned_by),
      'Leave assignedBy out, or name the signed-in user'
    );
  end if;
  return coalesce(p_assigned_by, v_user_id);
end;
$$;

comment on function allocator.actor_of_request(uuid) is
  'Who acts: the given user for a trusted caller, else the user of the request; null when a system acts. Raises '
  'TA005 when a user names somebody else.';

revoke execute on function allocator.actor_of_request(uuid) from public, anon, authenticated, service_role;

-- refuse_unassignable -----------------------------------------------------------------------------------------------

create function allocator.refuse_unassignable(p_booking public.bookings)
returns void
language plpgsql
set search_path = ''
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

comment on function allocator.refuse_unassignable(public.bookings) is
  'Raises TA006 for a booking that is completed, cancelled or no_show, or whose window has ended.';

revoke execute on function allocator.refuse_unassignable(public.bookings)
  from public, anon, authenticated, service_role;

-- assign_tables ----------------------------------------------------------------------------------------------------

create function allocator.assign_tables(
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
    if not allocator.tables_can_seat(v_booking, v_table_ids, p_require_adjacency) then
      perform allocator.refuse_unfit_tables(v_booking, v_table_ids, p_require_adjacency);
    end if;
    while not allocator.claim_tables(v_booking, v_table_ids, v_held.id) loop
      perform allocator.refuse_taken_tables(v_booking, v_table_ids);
    end loop;
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

comment on function allocator.assign_tables(uuid, uuid[], boolean, uuid, text) is
  'public.assign_tables_atomic_v2 with the rights of the owner. It waits at most 2 s for a lock (55P03). '
  'Plans are kept: planning the queries over table ids anew took a seventh of each call.';

revoke execute on function allocator.assign_tables(uuid, uuid[], boolean, uuid, text)
  from public, anon, authenticated, service_role;
grant execute on function allocator.assign_tables(uuid, uuid[], boolean, uuid, text)
  to authenticated, service_role;

-- assign_tables_atomic_v2 -------------------------------------------------------------------------------------------

create function public.assign_tables_atomic_v2(
  p_booking_id uuid,
  p_table_ids uuid[],
  p_require_adjacency boolean default false,
  p_assigned_by uuid default null,
  p_idempotency_key text default null
)
returns jsonb
language plpgsql
set search_path = ''
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

comment on function public.assign_tables_atomic_v2(uuid, uuid[], boolean, uuid, text) is
$$Seats a booking at a set of tables, all or nothing, in place of the set that it holds.

p_table_ids: 1 to 20 tables of one zone; order and duplicates do not matter. The set that the booking already holds
is no change and keeps its assignmentId.
p_require_adjacency: the tables must form one group by table_adjacencies.
p_assigned_by: the user to record; a signed-in user can only name themself. Null: the signed-in user, or a system.
p_idempotency_key: 1 to 255 visible ASCII characters; the same key and request get the first answer again for 24 h.

Returns {restaurantId, replayed, assignmentId, bookingId, tableIds, startAt, endAt, capacity: {state, covers,
maxCovers, parties, maxParties}}. capacity.state is absent, unlimited, enforced or bypassed.

Raises TA001 to TA012, TA101 and TA102, TA201: see allocator.refusal_reasons() and docs/errors.md. It waits at most
2 s for a lock (55P03), and where the API honours it runs at most 4 s (57014). Nothing remains of a refused call.

It runs as its caller and hands over to allocator.assign_tables, which has the rights to write.$$;

revoke execute on function public.assign_tables_atomic_v2(uuid, uuid[], boolean, uuid, text)
  from public, anon, authenticated, service_role;
grant execute on function public.assign_tables_atomic_v2(uuid, uuid[], boolean, uuid, text)
  to authenticated, service_role;

-- unassign_tables ---------------------------------------------------------------------------------------------------

create function allocator.unassign_tables(p_booking_id uuid, p_table_ids uuid[], p_idempotency_key text)
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
  v_requested_ids constant uuid[] :=
    case when p_table_ids is not null then allocator.requested_table_ids(p_table_ids) end;
  v_request_hash bytea;
  v_booking public.bookings;
  v_held allocator.assignment;
  v_kept_ids uuid[];
  v_before jsonb;
  v_response jsonb;
begin
  if p_idempotency_key is not null then
    v_request_hash := allocator.hash_request(p_idempotency_key, jsonb_build_object(
      'bookingId', p_booking_id, 'tableIds', v_requested_ids
    ));
  end if;
  v_booking := allocator.lock_booking(p_booking_id);
  if p_idempotency_key is not null then
    v_response := allocator.find_response(v_booking, 'unassign_tables', p_idempotency_key, v_request_hash);
    if v_response is not null then
      return v_response;
    end if;
  end if;

  v_held := allocator.assignment_of(v_booking);
  v_kept_ids := array(select id from unnest(v_held.table_ids) as id where id <> all (v_requested_ids) order by id);
  v_before := allocator.booking_state(v_booking, v_held.table_ids);
  if v_kept_ids <> v_held.table_ids then
    if v_kept_ids = '{}' then
      delete from public.table_assignments as a
        where a.restaurant_id = v_booking.restaurant_id and a.booking_id = v_booking.id;
      update public.bookings as b
        set status = 'pending'
        where b.id = v_booking.id and b.restaurant_id = v_booking.restaurant_id;
      v_booking.status := 'pending';
    else
      perform allocator.check_seats(v_booking, allocator.seats_of(v_booking, v_kept_ids), v_kept_ids);
      perform allocator.claim_tables(v_booking, v_kept_ids, v_held.id);
      perform allocator.hold_tables(v_booking, v_kept_ids, auth.uid());
    end if;
    perform allocator.record_event(
      v_booking, 'released', auth.uid(), v_before, allocator.booking_state(v_booking, v_kept_ids), null, null
    );
  end if;

  v_response := jsonb_build_object(
    'restaurantId', v_booking.restaurant_id,
    'replayed', false,
    'bookingId', v_booking.id,
    'releasedTableIds', array(select unnest(v_held.table_ids) except select unnest(v_kept_ids) order by 1)
  );
  if p_idempotency_key is not null then
    perform allocator.store_response(v_booking, 'unassign_tables', p_idempotency_key, v_request_hash, v_response);
  end if;
  return v_response;
end;
$$;

comment on function allocator.unassign_tables(uuid, uuid[], text) is
  'public.unassign_tables_atomic with the rights of the owner. It waits at most 2 s for a lock (55P03). '
  'Plans are kept: planning the queries over table ids anew took a seventh of each call.';

revoke execute on function allocator.unassign_tables(uuid, uuid[], text)
  from public, anon, authenticated, service_role;
grant execute on function allocator.unassign_tables(uuid, uuid[], text) to authenticated, service_role;

-- unassign_tables_atomic --------------------------------------------------------------------------------------------

create function public.unassign_tables_atomic(
  p_booking_id uuid,
  p_table_ids uuid[] default null,
  p_idempotency_key text default null
)
returns jsonb
language plpgsql
set search_path = ''
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

comment on function public.unassign_tables_atomic(uuid, uuid[], text) is
$$Releases tables of a booking, all or nothing. Without tables left it becomes pending.

p_table_ids: which of its tables; tables that it does not hold are passed over. Null: all of them. The tables that it
keeps must still seat the party, and are a new assignment.
p_idempotency_key: 1 to 255 visible ASCII characters; the same key and request get the first answer again for 24 h.

Returns {restaurantId, replayed, bookingId, releasedTableIds}; the list is empty when there was nothing to release.

Raises TA001, TA002, TA004, TA011, TA012: see allocator.refusal_reasons() and docs/errors.md. It waits at most 2 s for
a lock (55P03), and where the API honours it runs at most 4 s (57014).

It runs as its caller and hands over to allocator.unassign_tables, which has the rights to write.$$;

revoke execute on function public.unassign_tables_atomic(uuid, uuid[], text)
  from public, anon, authenticated, service_role;
grant execute on function public.unassign_tables_atomic(uuid, uuid[], text) to authenticated, service_role;

-- check_edit ----------------------------------------------------------------------------------------------------

create function allocator.check_edit(p_booking public.bookings, p_edited public.bookings, p_holds_tables boolean)
returns void
language plpgsql
set search_path = ''
as $$
begin
  if p_edited.party_size not between 1 and 1000
    or not isfinite(p_edited.start_at) or not isfinite(p_edited.end_at)
    or p_edited.start_at >= p_edited.end_at then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A booking has 1 to 1000 guests and ends after it starts',
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id, 'partySize', p_edited.party_size,
        'startAt', p_edited.start_at, 'endAt', p_edited.end_at
      ),
      'Correct the party size or the times; give startAt and endAt together to move a booking'
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

comment on function allocator.check_edit(public.bookings, public.bookings, boolean) is
  'Refuses an edit that no booking may have: TA001 for its size or times, TA013 for a status that does not agree with '
  'the tables it holds. p_edited: the booking as it would become.';

revoke execute on function allocator.check_edit(public.bookings, public.bookings, boolean)
  from public, anon, authenticated, service_role;

-- move_tables_along -------------------------------------------------------------------------------------------------

create function allocator.move_tables_along(
  p_edited public.bookings,
  p_assignment allocator.assignment
)
returns void
language plpgsql
set search_path = ''
as $$
begin
  while not allocator.claim_tables(p_edited, p_assignment.table_ids, p_assignment.id) loop
    perform allocator.refuse_taken_tables(p_edited, p_assignment.table_ids);
  end loop;
  update public.assigned_tables as t
    set during = tstzrange(p_edited.start_at, p_edited.end_at)
    where t.restaurant_id = p_edited.restaurant_id and t.assignment_id = p_assignment.id;
end;
$$;

comment on function allocator.move_tables_along(public.bookings, allocator.assignment) is
  'Holds the booking''s tables for its new window instead of the old one. Raises TA101 when another party has one '
  'of them then.';

revoke execute on function allocator.move_tables_along(public.bookings, allocator.assignment)
  from public, anon, authenticated, service_role;

-- edit_response ----------------------------------------------------------------------------------------------------

create function allocator.edit_response(
  p_booking public.bookings,
  p_assignment allocator.assignment,
  p_capacity jsonb
)
returns jsonb
language plpgsql
immutable
set search_path = ''
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

comment on function allocator.edit_response(public.bookings, allocator.assignment, jsonb) is
  'What an edit answers: the booking, its assignment or null, and the capacity of its service.';

revoke execute on function allocator.edit_response(public.bookings, allocator.assignment, jsonb)
  from public, anon, authenticated, service_role;

-- update_booking ----------------------------------------------------------------------------------------------------

create function allocator.update_booking(
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

  -- What it would become, and whether it may ------------------------------------------------------------------------
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
    -- The status follows below. A second update of the row would check its foreign key to restaurants anew, and lock
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

comment on function allocator.update_booking(uuid, jsonb, text) is
  'public.update_booking_with_capacity_check with the rights of the owner. p_changes: the columns to change and '
  'their values. It waits at most 2 s for a lock (55P03). '
  'Plans are kept: planning the queries over table ids anew took a seventh of each call.';

revoke execute on function allocator.update_booking(uuid, jsonb, text)
  from public, anon, authenticated, service_role;
grant execute on function allocator.update_booking(uuid, jsonb, text) to authenticated, service_role;

-- update_booking_with_capacity_check --------------------------------------------------------------------------------

create function public.update_booking_with_capacity_check(
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
set search_path = ''
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

comment on function public.update_booking_with_capacity_check(
  uuid, timestamptz, timestamptz, integer, public.booking_status, text, text, text
) is
$$Edits a booking under the same guard as an assignment, all or nothing. Its tables move along to the new window.

p_start_at, p_end_at, p_party_size, p_status, p_guest_name, p_notes: the new values; null leaves a field as it is. An
empty p_notes takes the notes away.
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

revoke execute on function public.update_booking_with_capacity_check(
  uuid, timestamptz, timestamptz, integer, public.booking_status, text, text, text
) from public, anon, authenticated, service_role;
grant execute on function public.update_booking_with_capacity_check(
  uuid, timestamptz, timestamptz, integer, public.booking_status, text, text, text
) to authenticated, service_role;
