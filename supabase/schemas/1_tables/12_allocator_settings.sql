create table public.allocator_settings (
  id bigint not null generated always as identity,
  key text not null,
  restaurant_id uuid,
  value text not null,
  reason text not null,
  set_by text not null default current_user,
  expires_at timestamptz,
  created_at timestamptz not null default now(),

  primary key (id),
  foreign key (restaurant_id) references public.restaurants (id) on delete cascade,
  constraint a_switch_is_set_once_per_restaurant unique nulls not distinct (key, restaurant_id),
  constraint the_switch_is_known check (key in ('app.capacity.post_assignment.enabled')),
  constraint a_switch_is_on_or_off check (value in ('on', 'off')),
  constraint the_reason_is_not_blank check (reason ~ '\S')
);

comment on table public.allocator_settings is
  'Operator switches, for one restaurant or for all. docs/runbook.md says how to use them.';
comment on column public.allocator_settings.key is
  'app.capacity.post_assignment.enabled: off bypasses the capacity guard.';
comment on column public.allocator_settings.restaurant_id is
  'Null: all restaurants. The restaurant''s own row takes precedence.';
comment on column public.allocator_settings.reason is 'Why; copied into the audit of every bypassed decision.';
comment on column public.allocator_settings.set_by is 'Who, as a name that people can ask for.';
comment on column public.allocator_settings.expires_at is 'The row counts until then; null: until it is deleted.';

alter table public.allocator_settings enable row level security;

revoke all on table public.allocator_settings from public, anon, authenticated, service_role;
revoke all on sequence public.allocator_settings_id_seq from public, anon, authenticated, service_role;
grant select on table public.allocator_settings to service_role;
