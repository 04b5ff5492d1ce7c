create table public.zones (
  id uuid not null default gen_random_uuid(),
  restaurant_id uuid not null,
  name varchar(200) not null,
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
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

revoke all on table public.zones from public, anon, authenticated, service_role;
grant select on table public.zones to authenticated, service_role;
