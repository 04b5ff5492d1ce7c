create table public.restaurant_capacity_rules (
  id uuid not null default gen_random_uuid(),
  restaurant_id uuid not null,
  service_period_id uuid,
  day_of_week smallint,
  effective_date date,
  max_covers integer,
  max_parties integer,
  created_at timestamptz not null default now(),

  primary key (restaurant_id, id),
  foreign key (restaurant_id) references public.restaurants (id) on delete cascade,
  foreign key (restaurant_id, service_period_id)
    references public.service_periods (restaurant_id, id) on delete cascade,
  constraint days_count_from_sunday_0_to_saturday_6 check (day_of_week between 0 and 6),
  constraint a_limit_is_not_negative check (max_covers >= 0 and max_parties >= 0),
  constraint a_service_has_one_rule
    unique nulls not distinct (restaurant_id, service_period_id, day_of_week, effective_date)
);

comment on table public.restaurant_capacity_rules is
  'Capacity limits per service. Some environments do not have this table; the guard then leaves capacity unbounded. '
  'One rule counts for a service: the one with the latest effective_date that has begun, then the one for the day of '
  'the week, then the one for the period. docs/capacity.md has examples.';
comment on column public.restaurant_capacity_rules.service_period_id is 'Null: every service.';
comment on column public.restaurant_capacity_rules.day_of_week is
  'Day of the service date, 0 = Sunday to 6 = Saturday; null: every day.';
comment on column public.restaurant_capacity_rules.effective_date is
  'First service date that the rule counts for; null: always, after any rule with a date.';
comment on column public.restaurant_capacity_rules.max_covers is
  'Most guests in one service, 0 for none; null: no limit.';
comment on column public.restaurant_capacity_rules.max_parties is
  'Most bookings in one service, 0 for none; null: no limit.';

alter table public.restaurant_capacity_rules enable row level security;

create policy "members read the capacity rules of their restaurants" on public.restaurant_capacity_rules
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

create policy "owners and managers add capacity rules" on public.restaurant_capacity_rules
  for insert to authenticated
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers change capacity rules" on public.restaurant_capacity_rules
  for update to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))))
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers delete capacity rules" on public.restaurant_capacity_rules
  for delete to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

revoke all on table public.restaurant_capacity_rules from public, anon, authenticated, service_role;
grant select on table public.restaurant_capacity_rules to authenticated, service_role;
grant insert (id, restaurant_id, service_period_id, day_of_week, effective_date, max_covers, max_parties)
  on table public.restaurant_capacity_rules to authenticated;
grant update (service_period_id, day_of_week, effective_date, max_covers, max_parties)
  on table public.restaurant_capacity_rules to authenticated;
grant delete on table public.restaurant_capacity_rules to authenticated;

create trigger a_rule_waits_for_decisions
  before insert or update or delete on public.restaurant_capacity_rules
  for each row execute function allocator.wait_for_decisions();

create trigger a_caller_may_add_a_rule
  before insert on public.restaurant_capacity_rules
  for each row execute function allocator.check_set_up_right('{owner,manager}', 'an owner or a manager');

-- Its name puts it after a_rule_waits_for_decisions.
create trigger a_rule_with_an_equal_is_refused
  before insert or update on public.restaurant_capacity_rules
  for each row execute function allocator.check_rule();

create trigger a_change_of_a_rule_leaves_a_trace
  after insert or update or delete on public.restaurant_capacity_rules
  for each row execute function allocator.record_set_up('rule_changed');
