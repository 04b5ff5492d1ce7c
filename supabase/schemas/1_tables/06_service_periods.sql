create table public.service_periods (
  id uuid not null default gen_random_uuid(),
  restaurant_id uuid not null,
  name varchar(200) not null,
  day_of_week smallint,
  start_time time not null,
  end_time time not null,
  created_at timestamptz not null default now(),
  pace_covers integer,
  last_start time,

  primary key (restaurant_id, id),
  foreign key (restaurant_id) references public.restaurants (id) on delete cascade,
  constraint the_name_is_not_blank check (name ~ '\S'),
  constraint days_count_from_sunday_0_to_saturday_6 check (day_of_week between 0 and 6),
  constraint the_pace_lets_somebody_in check (pace_covers > 0)
);

comment on table public.service_periods is
  'When a restaurant serves, in its local time. Capacity limits are counted per service period and service date.';
comment on column public.service_periods.day_of_week is
  'Day that the service begins on, 0 = Sunday to 6 = Saturday; null = every day. Where periods overlap, one for '
  'that weekday takes precedence over one for every day, then the one that began last.';
comment on column public.service_periods.end_time is
  'Not after start_time: the service ends on the next day.';
comment on column public.service_periods.pace_covers is
  'How many guests should start within 15 minutes; null: as many as come. Advice for people: nothing is refused for it.';
comment on column public.service_periods.last_start is
  'When the last party should start; before start_time: after midnight. Null: at any time. Advice, as pace_covers.';

alter table public.service_periods enable row level security;

create policy "members read the service periods of their restaurants" on public.service_periods
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

revoke all on table public.service_periods from public, anon, authenticated, service_role;
grant select on table public.service_periods to authenticated, service_role;
