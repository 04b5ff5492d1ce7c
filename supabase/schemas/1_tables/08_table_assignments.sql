create table public.table_assignments (
  id uuid not null default gen_random_uuid(),
  restaurant_id uuid not null,
  booking_id uuid not null,
  assigned_by uuid,
  created_at timestamptz not null default now(),

  primary key (restaurant_id, id),
  foreign key (restaurant_id, booking_id) references public.bookings (restaurant_id, id) on delete cascade,
  constraint a_booking_has_one_assignment unique (restaurant_id, booking_id)
);

comment on table public.table_assignments is
  'The current set of tables of a booking; the tables are in assigned_tables. Another set is another assignment.';
comment on column public.table_assignments.id is 'The assignmentId of the API.';
comment on column public.table_assignments.assigned_by is
  'The user who chose the tables; null when a system did. Not a foreign key: it outlives the account.';

alter table public.table_assignments enable row level security;

create policy "members read the assignments of their restaurants" on public.table_assignments
  for select to authenticated
  using (restaurant_id in (select allocator.restaurants_of_caller()));

revoke all on table public.table_assignments from public, anon, authenticated, service_role;
grant select on table public.table_assignments to authenticated, service_role;
