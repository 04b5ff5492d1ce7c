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

create policy "owners and managers add zones" on public.zones
  for insert to authenticated
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers change zones" on public.zones
  for update to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))))
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers delete zones" on public.zones
  for delete to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

revoke all on table public.zones from public, anon, authenticated, service_role;
grant select on table public.zones to authenticated, service_role;
grant insert (id, restaurant_id, name) on table public.zones to authenticated;
grant update (name) on table public.zones to authenticated;
grant delete on table public.zones to authenticated;
