-- What a measurement adds to the project's schema: the baseline, and functions
-- that seed many rows at once. Run by the superuser, who may switch off
-- triggers and foreign keys while the rows go in.
create schema bench;
grant usage on schema bench to service_role;

create extension pg_prewarm with schema bench;

-- The baseline ----------------------------------------------------------------
-- A bare copy of assigned_tables and its parents: the keys, the foreign keys
-- and the exclusion constraint are those of supabase/schemas.
create table bench.table_assignments (
  restaurant_id uuid not null,
  id uuid not null,
  primary key (restaurant_id, id)
);

create table bench.assigned_tables (
  assignment_id uuid not null,
  restaurant_id uuid not null,
  table_id uuid not null,
  during tstzrange not null,
  primary key (restaurant_id, assignment_id, table_id),
  foreign key (restaurant_id, assignment_id)
    references bench.table_assignments (restaurant_id, id) on delete cascade,
  foreign key (restaurant_id, table_id)
    references public.dining_tables (restaurant_id, id)
    deferrable initially deferred,
  exclude using gist (
    restaurant_id with =, table_id with =, during with &&
  )
);
grant insert on bench.assigned_tables to service_role;

-- Restaurants -----------------------------------------------------------------
-- Ids look random, as in production, and follow from a number.
create function bench.id(p_kind text, p_n bigint) returns uuid
language sql immutable parallel safe
return md5(p_kind || ' ' || p_n)::uuid;

create function bench.add_restaurants(
  p_district text, p_restaurants integer, p_tables integer
) returns void
language sql
set session_replication_role = replica
begin atomic
  insert into public.restaurants (id, name, timezone)
    select bench.id(p_district || ' restaurant', r), 'Restaurant', 'Europe/Berlin'
    from generate_series(0, p_restaurants - 1) as r;
  insert into public.zones (id, restaurant_id, name)
    select bench.id(p_district || ' restaurant', r),
      bench.id(p_district || ' restaurant', r), 'Main room'
    from generate_series(0, p_restaurants - 1) as r;
  insert into public.service_periods
    (restaurant_id, name, start_time, end_time)
    select bench.id(p_district || ' restaurant', r), p.*
    from generate_series(0, p_restaurants - 1) as r
    cross join (
      values ('Lunch', time '11:00', time '16:00'), ('Dinner', '17:00', '23:00')
    ) as p;
  insert into public.dining_tables (id, restaurant_id, zone_id, label, seats)
    select bench.id(p_district || ' table', r::bigint * p_tables + t),
      bench.id(p_district || ' restaurant', r),
      bench.id(p_district || ' restaurant', r), 'T' || t, 4
    from generate_series(0, p_restaurants - 1) as r
    cross join generate_series(0, p_tables - 1) as t;
  insert into public.table_adjacencies (restaurant_id, table_a, table_b)
    select bench.id(p_district || ' restaurant', r),
      least(pair.a, pair.b), greatest(pair.a, pair.b)
    from generate_series(0, p_restaurants - 1) as r
    cross join generate_series(1, p_tables - 1) as t
    cross join lateral (
      select bench.id(p_district || ' table', r::bigint * p_tables + t - 1) as a,
        bench.id(p_district || ' table', r::bigint * p_tables + t) as b
    ) as pair;
end;

-- Bookings --------------------------------------------------------------------
-- Bookings [first, past) of a kind in a district of so many restaurants with so
-- many tables each. Booking n goes to the next restaurant, then to the next
-- tables of each, then to the next day after the origin.
create type bench.batch as (
  district text,
  restaurants bigint,
  tables integer,
  kind text,
  status public.booking_status, -- of those that hold their tables
  origin timestamp, -- local time
  starts interval,  -- after the origin
  ends interval,
  together integer, -- tables that each takes
  share integer,    -- bookings in a row that want the same tables and window
  first bigint,
  past bigint
);

create function bench.bookings(p bench.batch) returns table (
  booking_id uuid, restaurant_id uuid, table_ids uuid[],
  start_at timestamptz, end_at timestamptz
)
language sql stable
begin atomic
  select
    bench.id(p.district || ' ' || p.kind, n),
    bench.id(p.district || ' restaurant', at.restaurant),
    array(
      select bench.id(
        p.district || ' table', at.restaurant * p.tables + at.first_table + t
      )
      from generate_series(0, p.together - 1) as t
    ),
    (at.origin + p.starts) at time zone 'Europe/Berlin',
    (at.origin + p.ends) at time zone 'Europe/Berlin'
  from generate_series(p.first, p.past - 1) as n
  cross join lateral (
    select
      n / p.share % p.restaurants as restaurant,
      n / p.share / p.restaurants % (p.tables / p.together) * p.together
        as first_table,
      p.origin + make_interval(
        days => (n / p.share / p.restaurants / (p.tables / p.together))::integer
      ) as origin
  ) as at;
end;

-- Bookings without tables, and the parents that the baseline's rows need.
create function bench.add_pending(p bench.batch) returns void
language sql
set session_replication_role = replica
begin atomic
  with wanted as materialized (
    select * from bench.bookings(p)
  ),
  booked as (
    insert into public.bookings
      (id, restaurant_id, party_size, start_at, end_at)
      select w.booking_id, w.restaurant_id, 4, w.start_at, w.end_at
      from wanted as w
  )
  insert into bench.table_assignments (restaurant_id, id)
    select w.restaurant_id, w.booking_id from wanted as w;
end;

-- Bookings that hold their tables already, or whose parties sit there.
create function bench.add_assigned(p bench.batch) returns void
language sql
set session_replication_role = replica
begin atomic
  with wanted as materialized (
    select * from bench.bookings(p)
  ),
  booked as (
    insert into public.bookings
      (id, restaurant_id, party_size, start_at, end_at, status, seated_at)
      select w.booking_id, w.restaurant_id, 4, w.start_at, w.end_at, p.status,
        case when p.status = 'checked_in' then w.start_at end
      from wanted as w
  ),
  assigned as (
    insert into public.table_assignments
      (id, restaurant_id, booking_id, during, occupied)
      select w.booking_id, w.restaurant_id, w.booking_id,
        tstzrange(w.start_at, w.end_at), p.status = 'checked_in'
      from wanted as w
  )
  insert into public.assigned_tables
    (assignment_id, restaurant_id, table_id, during, occupied)
    select w.booking_id, w.restaurant_id, t.id,
      tstzrange(w.start_at, w.end_at), p.status = 'checked_in'
    from wanted as w
    cross join lateral unnest(w.table_ids) as t (id);
end;
