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
  'False: takes no new assignment; one that it already has stays.';
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
