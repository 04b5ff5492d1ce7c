create table public.bookings (
  id uuid not null default gen_random_uuid(),
  restaurant_id uuid not null,
  party_size integer not null,
  start_at timestamptz not null,
  end_at timestamptz not null,
  status public.booking_status not null default 'pending',
  guest_name varchar(200) not null default '',
  guest_phone varchar(40),
  notes varchar(2000),
  arrived_at timestamptz,
  arrived_guests integer,
  seated_at timestamptz,
  left_at timestamptz,
  held_from timestamptz,
  created_at timestamptz not null default now(),
  updated_at timestamptz(3) not null default now(),
  hold tstzrange not null generated always as (tstzrange(coalesce(held_from, start_at), end_at)) stored,
  is_seated boolean not null generated always as (status = 'checked_in') stored,

  -- The id comes first, because the RPCs get nothing else; the restaurant makes it a key within the tenant.
  primary key (id, restaurant_id),
  foreign key (restaurant_id) references public.restaurants (id) on delete cascade,
  -- No check constraints: PostgreSQL parses and plans each of them for every update of any column. The trigger
  -- a_booking_is_kept checks instead.
  constraint a_hold_belongs_to_its_booking unique (id, restaurant_id, hold, is_seated)
)
-- Status changes update rows in place (HOT) while their page has room.
with (fillfactor = 90);

create index bookings_start_at_idx on public.bookings (restaurant_id, start_at);

comment on table public.bookings is
  'A party, the time it is expected, and its status. Its window [start_at, end_at) is the plan; seated_at, left_at and '
  'arrived_at are facts.';
comment on column public.bookings.guest_phone is 'As the guest gave it; null when unknown.';
comment on column public.bookings.arrived_at is
  'When the party came, whether or not it has sat down; null while it has not. One that is here and pending waits for '
  'a table.';
comment on column public.bookings.arrived_guests is 'How many of the party have come; null: not counted.';
comment on column public.bookings.seated_at is 'When the party sat down; null unless it is checked_in or completed.';
comment on column public.bookings.left_at is
  'When the party left; null unless it is completed, and for bookings that were completed before this was recorded.';
comment on column public.bookings.held_from is
  'From when its tables are held, where that is not its start: from the moment that it sat down early, or that tables '
  'were taken within the window. What was promised before that is in nobody''s way. Null: from start_at.';
comment on column public.bookings.updated_at is
  'When the booking or its set of tables was last changed, and its version: it grows with every change. Milliseconds, '
  'so that every client can send it back.';
comment on column public.bookings.hold is
  'When its tables are held, [coalesce(held_from, start_at), end_at): foreign keys carry '
  'it to table_assignments and from there to assigned_tables.';
comment on column public.bookings.is_seated is
  'Whether the party sits at its tables now, status checked_in; carried like hold, to '
  'occupied.';
comment on column public.bookings.guest_name is 'Empty for a party without a name, such as walk-ins.';
comment on column public.bookings.notes is 'Notes for the staff; null when there are none.';

alter table public.bookings enable row level security;

create policy "members read the bookings of their restaurants" on public.bookings
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

revoke all on table public.bookings from public, anon, authenticated, service_role;
grant select on table public.bookings to authenticated, service_role;
