-- One believable restaurant for the local stack: its staff, its floor, and the bookings of this service date and the
-- next. Dates follow the day on which the seed runs.

-- Staff: owner@, manager@, host@ and viewer@demo.test, all with the password demo-password ----------------------------
insert into auth.users (
  id, aud, role, email, encrypted_password, email_confirmed_at, raw_app_meta_data, raw_user_meta_data,
  confirmation_token, recovery_token, email_change, email_change_token_new, created_at, updated_at
)
select
  ('10000000-0000-4000-8000-00000000000' || staff.n)::uuid, 'authenticated', 'authenticated',
  staff.role || '@demo.test', extensions.crypt('demo-password', extensions.gen_salt('bf')), now(),
  '{"provider": "email", "providers": ["email"]}', '{}', '', '', '', '', now(), now()
from (values (1, 'owner'), (2, 'manager'), (3, 'host'), (4, 'viewer')) as staff (n, role);

-- The auth server looks its users up by this column, where it has it.
do $$
begin
  if exists (
    select from pg_attribute as a where a.attrelid = 'auth.users'::regclass and a.attname = 'instance_id'
  ) then
    update auth.users set instance_id = '00000000-0000-0000-0000-000000000000' where email like '%@demo.test';
  end if;
end;
$$;

insert into public.restaurants (id, name, timezone)
values ('20000000-0000-4000-8000-000000000001', 'Gasthaus Linde', 'Europe/Berlin');

insert into public.restaurant_members (restaurant_id, user_id, role)
select '20000000-0000-4000-8000-000000000001', u.id, split_part(u.email, '@', 1)::public.restaurant_role
from auth.users as u
where u.email like '%@demo.test';

-- Floor: three zones, 21 tables, neighbours in rows --------------------------------------------------------------------
insert into public.zones (id, restaurant_id, name)
select ('30000000-0000-4000-8000-00000000000' || zone.n)::uuid, '20000000-0000-4000-8000-000000000001', zone.name
from (values (1, 'Main room'), (2, 'Terrace'), (3, 'Bar')) as zone (n, name);

insert into public.dining_tables
  (id, restaurant_id, zone_id, label, seats, min_party, is_movable, x, y, width, height)
select
  ('40000000-0000-4000-8000-0000000000' || lpad(t.n::text, 2, '0'))::uuid,
  '20000000-0000-4000-8000-000000000001',
  ('30000000-0000-4000-8000-00000000000' || t.zone)::uuid,
  t.label, t.seats, t.min_party, t.is_movable, t.x, t.y, t.width, 80
from (values
  (1, 1, 'M1', 2, 1, true, 50, 50, 80), (2, 1, 'M2', 2, 1, true, 150, 50, 80),
  (3, 1, 'M3', 2, 1, true, 250, 50, 80), (4, 1, 'M4', 4, 2, true, 400, 50, 120),
  (5, 1, 'M5', 4, 2, true, 540, 50, 120), (6, 1, 'M6', 4, 2, true, 50, 250, 120),
  (7, 1, 'M7', 4, 2, true, 190, 250, 120), (8, 1, 'M8', 6, 4, true, 360, 250, 180),
  (9, 1, 'M9', 6, 4, true, 560, 250, 180), (10, 1, 'M10', 8, 5, false, 300, 450, 240),
  (11, 2, 'T1', 2, 1, true, 50, 50, 80), (12, 2, 'T2', 2, 1, true, 150, 50, 80),
  (13, 2, 'T3', 4, 2, true, 250, 50, 120), (14, 2, 'T4', 4, 2, true, 390, 50, 120),
  (15, 2, 'T5', 4, 2, true, 530, 50, 120), (16, 2, 'T6', 6, 3, true, 200, 250, 180),
  (17, 3, 'B1', 2, 1, false, 50, 50, 70), (18, 3, 'B2', 2, 1, false, 140, 50, 70),
  (19, 3, 'B3', 2, 1, false, 230, 50, 70), (20, 3, 'B4', 2, 1, false, 320, 50, 70),
  (21, 3, 'B5', 3, 1, false, 410, 50, 90)
) as t (n, zone, label, seats, min_party, is_movable, x, y, width);

insert into public.table_adjacencies (restaurant_id, table_a, table_b)
select
  '20000000-0000-4000-8000-000000000001',
  ('40000000-0000-4000-8000-0000000000' || lpad(pair.a::text, 2, '0'))::uuid,
  ('40000000-0000-4000-8000-0000000000' || lpad(pair.b::text, 2, '0'))::uuid
from (values
  (1, 2), (2, 3), (3, 4), (4, 5), (6, 7), (7, 8), (8, 9), (11, 12), (12, 13), (13, 14), (14, 15), (14, 16)
) as pair (a, b);

-- Service periods, and limits where the environment has the table ------------------------------------------------------
insert into public.service_periods (id, restaurant_id, name, day_of_week, start_time, end_time)
values
  ('60000000-0000-4000-8000-000000000001', '20000000-0000-4000-8000-000000000001', 'Lunch', null, '12:00', '15:00'),
  ('60000000-0000-4000-8000-000000000002', '20000000-0000-4000-8000-000000000001', 'Dinner', null, '17:30', '01:00');

do $$
begin
  if to_regclass('public.restaurant_capacity_rules') is not null then
    insert into public.restaurant_capacity_rules (restaurant_id, service_period_id, max_covers, max_parties)
    values (
      '20000000-0000-4000-8000-000000000001', '60000000-0000-4000-8000-000000000002', 60, null
    );
  end if;
end;
$$;

-- Bookings: numbers 01 to 14 on the next service date, 51 to 64 on this one; the first are still to be seated ----------
insert into public.bookings
  (id, restaurant_id, party_size, start_at, end_at, status, guest_name, notes)
select
  ('50000000-0000-4000-8000-0000000000' || lpad((evening.first + b.n)::text, 2, '0'))::uuid,
  '20000000-0000-4000-8000-000000000001',
  b.party_size,
  start_at,
  start_at + b.minutes * interval '1 minute',
  case when start_at + b.minutes * interval '1 minute' <= now() then 'completed' else 'pending' end
    ::public.booking_status,
  b.guest_name,
  b.notes
from (values
  (((now() at time zone 'Europe/Berlin') - interval '1 hour')::date + 1, 0),
  (((now() at time zone 'Europe/Berlin') - interval '1 hour')::date, 50)
) as evening (service_date, first)
cross join (values
  (1, 4, time '19:00', 120, 'Adler', null),
  (2, 2, time '19:30', 90, 'Becker', 'Window seat if possible'),
  (3, 7, time '20:00', 120, 'Conti', 'Birthday'),
  (4, 12, time '19:00', 180, 'Dietrich', 'Company dinner'),
  (5, 3, time '21:00', 90, 'Engel', null),
  (6, 2, time '12:30', 75, 'Fischer', null),
  (7, 4, time '18:00', 90, 'Garcia', null),
  (8, 4, time '19:30', 90, 'Huber', 'High chair'),
  (9, 2, time '18:30', 90, 'Ivanova', null),
  (10, 6, time '19:00', 120, 'Jansen', null),
  (11, 2, time '20:00', 90, 'Klein', 'Allergic to nuts'),
  (12, 2, time '18:00', 60, 'Lorenz', null),
  (13, 5, time '20:30', 120, 'Meyer', null),
  (14, 2, time '23:30', 90, 'Novak', 'Late table')
) as b (n, party_size, start_time, minutes, guest_name, notes)
cross join lateral (
  select (evening.service_date + b.start_time) at time zone 'Europe/Berlin' as start_at
) as at;

select public.assign_tables_atomic_v2(b.id, array[seat.table_id])
from (values
  (7, '40000000-0000-4000-8000-000000000004'::uuid), (8, '40000000-0000-4000-8000-000000000004'),
  (9, '40000000-0000-4000-8000-000000000001'), (10, '40000000-0000-4000-8000-000000000008'),
  (11, '40000000-0000-4000-8000-000000000017'), (12, '40000000-0000-4000-8000-000000000011'),
  (13, '40000000-0000-4000-8000-000000000010'), (14, '40000000-0000-4000-8000-000000000018')
) as seat (n, table_id)
join public.bookings as b
  on b.id in (
    ('50000000-0000-4000-8000-0000000000' || lpad(seat.n::text, 2, '0'))::uuid,
    ('50000000-0000-4000-8000-0000000000' || lpad((50 + seat.n)::text, 2, '0'))::uuid
  )
where b.status = 'pending'
order by b.id;
