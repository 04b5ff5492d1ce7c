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

  -- The id comes first, because the RPCs get nothing else; the restaurant makes it a key within the tenant.
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
  'A party, the time it is expected, and its status. Its window is [start_at, end_at).';
comment on column public.bookings.guest_name is 'Empty for a party without a name, such as walk-ins.';
comment on column public.bookings.notes is 'Notes for the staff; null when there are none.';

alter table public.bookings enable row level security;

create policy "members read the bookings of their restaurants" on public.bookings
  for select to authenticated
  using (restaurant_id in (select allocator.restaurants_of_caller()));

revoke all on table public.bookings from public, anon, authenticated, service_role;
grant select on table public.bookings to authenticated, service_role;
