create table public.turn_times (
  id uuid not null default gen_random_uuid(),
  restaurant_id uuid not null,
  service_period_id uuid,
  up_to_party_size integer not null,
  minutes integer not null,
  created_at timestamptz not null default now(),

  primary key (restaurant_id, id),
  foreign key (restaurant_id) references public.restaurants (id) on delete cascade,
  foreign key (restaurant_id, service_period_id)
    references public.service_periods (restaurant_id, id) on delete cascade,
  constraint a_turn_is_for_parties_of_up_to_1000 check (up_to_party_size between 1 and 1000),
  constraint a_turn_takes_up_to_a_day check (minutes between 1 and 1440),
  constraint a_party_size_has_one_turn_per_service
    unique nulls not distinct (restaurant_id, service_period_id, up_to_party_size)
);

comment on table public.turn_times is
  'How long a party stays where its booking does not say. The service''s own turns come before the general ones, the '
  'smallest that fits counts; without any, 90 minutes for up to 4 guests and 120 for more.';
comment on column public.turn_times.service_period_id is 'Null: every service.';
comment on column public.turn_times.up_to_party_size is 'The largest party that it counts for.';

alter table public.turn_times enable row level security;

create policy "members read the turn times of their restaurants" on public.turn_times
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

create policy "owners and managers add turn times" on public.turn_times
  for insert to authenticated
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers change turn times" on public.turn_times
  for update to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))))
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers delete turn times" on public.turn_times
  for delete to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

revoke all on table public.turn_times from public, anon, authenticated, service_role;
grant select on table public.turn_times to authenticated, service_role;
grant insert (id, restaurant_id, service_period_id, up_to_party_size, minutes)
  on table public.turn_times to authenticated;
grant update (service_period_id, up_to_party_size, minutes) on table public.turn_times to authenticated;
grant delete on table public.turn_times to authenticated;
