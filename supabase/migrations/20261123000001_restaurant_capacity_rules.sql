-- The capacity rules. An environment can leave this migration out; assignments are then unbounded. What is there
-- already under this name, made by hand or by an earlier system, stays as it is: this says how it differs, and
-- adopt_capacity_rules gives it the rights, the policy, the trigger and the constraint of ours.
do $migration$
declare
  v_relation constant oid := to_regclass('public.restaurant_capacity_rules');
  v_kind text;
  v_differences text;
begin
  if v_relation is not null then
    select case c.relkind
        when 'r' then 'table'
        when 'p' then 'partitioned table'
        when 'v' then 'view'
        when 'm' then 'materialized view'
        when 'f' then 'foreign table'
        else format('relation of kind "%s"', c.relkind)
      end
      into v_kind
      from pg_class as c
      where c.oid = v_relation;
    select string_agg(
        case
          when a.attname is null then format('it lacks the column %s', e.name)
          else format('the column %s is %s instead of %s', e.name, format_type(a.atttypid, a.atttypmod), e.type)
        end,
        ', '
      )
      into v_differences
      from (
        values
          ('id', 'uuid'),
          ('restaurant_id', 'uuid'),
          ('service_period_id', 'uuid'),
          ('day_of_week', 'smallint'),
          ('effective_date', 'date'),
          ('max_covers', 'integer'),
          ('max_parties', 'integer')
      ) as e (name, type)
      left join pg_attribute as a
        on a.attrelid = v_relation and a.attname = e.name and a.attnum > 0 and not a.attisdropped
      where a.attname is null or format_type(a.atttypid, a.atttypmod) <> e.type;
    if v_differences is null and v_kind = 'table' then
      raise notice 'public.restaurant_capacity_rules is there already and is kept as it is; it has the columns of ours';
    else
      raise warning 'public.restaurant_capacity_rules is there already, a %, and is kept as it is; %',
        v_kind, coalesce(v_differences, 'it has the columns of ours');
    end if;
    return;
  end if;

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
    constraint a_limit_is_not_negative check (max_covers >= 0 and max_parties >= 0)
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
    using (restaurant_id in (select allocator.restaurants_of_caller()));

  revoke all on table public.restaurant_capacity_rules from public, anon, authenticated, service_role;
  grant select on table public.restaurant_capacity_rules to authenticated, service_role;
end;
$migration$;
