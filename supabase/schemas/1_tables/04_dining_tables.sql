create table public.dining_tables (
  id uuid not null default gen_random_uuid(),
  restaurant_id uuid not null,
  zone_id uuid not null,
  label varchar(40) not null,
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
  constraint a_table_has_1_to_1000_seats check (seats between 1 and 1000),
  constraint the_smallest_party_has_1_to_1000_guests check (min_party between 1 and 1000),
  constraint a_table_has_an_extent check (width > 0 and height > 0)
);

-- Staff, refusals and printed lists name a table by its label alone.
create unique index a_label_names_one_table on public.dining_tables (restaurant_id, lower(label));

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
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

create policy "owners and managers add tables" on public.dining_tables
  for insert to authenticated
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers change tables" on public.dining_tables
  for update to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))))
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers delete tables" on public.dining_tables
  for delete to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

revoke all on table public.dining_tables from public, anon, authenticated, service_role;
grant select on table public.dining_tables to authenticated, service_role;
grant insert (id, restaurant_id, zone_id, label, seats, min_party, is_movable, is_active, x, y, width, height)
  on table public.dining_tables to authenticated;
grant update (zone_id, label, seats, min_party, is_movable, is_active, x, y, width, height)
  on table public.dining_tables to authenticated;
grant delete on table public.dining_tables to authenticated;
