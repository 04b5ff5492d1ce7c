-- Written by hand, because rows that are there get their new columns from other rows.

do $$
declare
  v_bookings bigint;
begin
  select count(*)
    into v_bookings
    from public.bookings as b
    where b.party_size > 1000
      or b.end_at - b.start_at > interval '24 hours'
      or b.start_at < timestamptz '2000-01-01 00:00:00+00'
      or b.end_at >= timestamptz '2100-01-01 00:00:00+00'
      or length(b.guest_name) > 200
      or length(b.notes) > 2000;
  if v_bookings > 0 then
    raise exception '% bookings are beyond the limits that hold from now on', v_bookings using
      hint = 'A party has up to 1000 guests, a booking lasts up to 24 hours in the years 2000 to 2099, a name has up '
        'to 200 characters, notes up to 2000: correct these bookings, then push again';
  end if;
end;
$$;

alter table public.bookings
  alter column guest_name type varchar(200),
  alter column notes type varchar(2000),
  add column hold tstzrange not null generated always as (tstzrange(start_at, end_at)) stored,
  drop constraint a_party_has_guests,
  drop constraint a_booking_ends_after_it_starts,
  add constraint a_hold_belongs_to_its_booking unique (id, restaurant_id, hold),
  add constraint a_party_has_1_to_1000_guests check (party_size between 1 and 1000),
  add constraint a_booking_lasts_up_to_a_day_of_this_century check (
    start_at < end_at
    and end_at - start_at <= interval '24 hours'
    and start_at >= timestamptz '2000-01-01 00:00:00+00'
    and end_at < timestamptz '2100-01-01 00:00:00+00'
  );

alter table public.table_assignments add column during tstzrange;

update public.table_assignments as a
  set during = b.hold
  from public.bookings as b
  where b.id = a.booking_id and b.restaurant_id = a.restaurant_id;

-- Where a direct write had moved a hold away from its booking, the booking counts.
update public.assigned_tables as t
  set during = a.during
  from public.table_assignments as a
  where a.restaurant_id = t.restaurant_id and a.id = t.assignment_id and t.during <> a.during;

alter table public.table_assignments
  alter column during set not null,
  drop constraint table_assignments_restaurant_id_booking_id_fkey,
  add constraint tables_are_held_while_the_booking_says
    foreign key (booking_id, restaurant_id, during) references public.bookings (id, restaurant_id, hold)
    on update cascade on delete cascade,
  add constraint a_window_belongs_to_its_assignment unique (id, restaurant_id, during);

alter table public.assigned_tables
  drop constraint assigned_tables_restaurant_id_assignment_id_fkey,
  drop constraint assigned_tables_restaurant_id_table_id_fkey,
  drop constraint the_window_is_half_open,
  drop constraint table_is_not_double_booked,
  add constraint a_table_is_held_while_its_assignment_says
    foreign key (assignment_id, restaurant_id, during) references public.table_assignments (id, restaurant_id, during)
    on update cascade on delete cascade,
  add constraint a_held_table_is_not_deleted
    foreign key (restaurant_id, table_id) references public.dining_tables (restaurant_id, id)
    deferrable initially deferred,
  add constraint table_is_not_double_booked exclude using gist (
    restaurant_id with =, table_id with =, during with &&
  ) deferrable initially immediate;

create function allocator.event_id()
returns uuid
language plpgsql
volatile
set search_path = pg_catalog, pg_temp
as $$
begin
  return encode(
    overlay(
      uuid_send(gen_random_uuid())
      placing int8send((extract(epoch from clock_timestamp()) * 1000000)::bigint) from 1 for 8
    ),
    'hex'
  )::uuid;
end;
$$;

comment on function allocator.event_id() is
  'The id of an audit event: microseconds since 1970 in its first half, random in the second. In order of id, the '
  'events of a booking are in the order in which they happened, because its row is locked. A counter would tell every '
  'member how busy the other restaurants are.';

revoke execute on function allocator.event_id() from public, anon, authenticated, service_role;

alter table public.assignment_events alter column id drop identity;

-- The ids that are there keep their order.
alter table public.assignment_events
  alter column id type uuid using overlay(
    gen_random_uuid()::text placing
      substr(lpad(to_hex(id), 16, '0'), 1, 8) || '-' || substr(lpad(to_hex(id), 16, '0'), 9, 4) || '-'
        || substr(lpad(to_hex(id), 16, '0'), 13, 4)
    from 1
  )::uuid,
  alter column id set default allocator.event_id();

-- The stored responses are for a day, and those from before say less than is asked of them now.
truncate public.assignment_requests;

create function allocator.take_hold_of_booking()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if new.during is null then
    new.during := coalesce(
      (select b.hold from public.bookings as b where b.id = new.booking_id and b.restaurant_id = new.restaurant_id),
      -- No such booking: the foreign key says so.
      'empty'
    );
  end if;
  return new;
end;
$$;

comment on function allocator.take_hold_of_booking() is
  'Trigger of table_assignments: an assignment that is inserted without a window gets that of its booking, the only one '
  'it may have.';

revoke execute on function allocator.take_hold_of_booking() from public, anon, authenticated, service_role;

create trigger an_assignment_takes_the_hold_of_its_booking
  before insert on public.table_assignments
  for each row execute function allocator.take_hold_of_booking();

-- No generated migration sees the rights of a database.
do $$
begin
  execute format('revoke temporary on database %I from public', current_database());
end;
$$;
