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

alter table public.assignment_events
  drop constraint assignment_events_pkey,
  alter column id drop identity;

alter table public.assignment_events
  alter column id type uuid using gen_random_uuid(),
  alter column id set default gen_random_uuid(),
  alter column created_at set default clock_timestamp(),
  add primary key (restaurant_id, created_at, id);

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
