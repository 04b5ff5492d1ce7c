create table public.bookings (
  id uuid not null default gen_random_uuid(),
  restaurant_id uuid not null,
  party_size integer not null,
  start_at timestamptz not null,
  end_at timestamptz not null,
  status public.booking_status not null default 'pending',
  guest_name varchar(200) not null default '',
  notes varchar(2000),
  created_at timestamptz not null default now(),
  hold tstzrange not null generated always as (tstzrange(start_at, end_at)) stored,

  -- The id comes first, because the RPCs get nothing else; the restaurant makes it a key within the tenant.
  primary key (id, restaurant_id),
  foreign key (restaurant_id) references public.restaurants (id) on delete cascade,
  constraint a_hold_belongs_to_its_booking unique (id, restaurant_id, hold),
  constraint a_party_has_1_to_1000_guests check (party_size between 1 and 1000),
  -- One constraint: each costs every update of a booking as much as an index lookup.
  constraint a_booking_lasts_up_to_a_day_of_this_century check (
    start_at < end_at
    and end_at - start_at <= interval '24 hours'
    and start_at >= timestamptz '2000-01-01 00:00:00+00'
    and end_at < timestamptz '2100-01-01 00:00:00+00'
  )
)
-- Status changes update rows in place (HOT) while their page has room.
with (fillfactor = 90);

create index bookings_start_at_idx on public.bookings (restaurant_id, start_at);

comment on table public.bookings is
  'A party, the time it is expected, and its status. Its window is [start_at, end_at).';
comment on column public.bookings.hold is
  'The window as a range. Its tables are held for exactly this: foreign keys carry it to table_assignments and from '
  'there to assigned_tables.';
comment on column public.bookings.guest_name is 'Empty for a party without a name, such as walk-ins.';
comment on column public.bookings.notes is 'Notes for the staff; null when there are none.';

alter table public.bookings enable row level security;

create policy "members read the bookings of their restaurants" on public.bookings
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

revoke all on table public.bookings from public, anon, authenticated, service_role;
grant select on table public.bookings to authenticated, service_role;
