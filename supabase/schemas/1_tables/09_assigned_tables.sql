create table public.assigned_tables (
  assignment_id uuid not null,
  restaurant_id uuid not null,
  table_id uuid not null,
  during tstzrange not null,

  primary key (restaurant_id, assignment_id, table_id),
  foreign key (restaurant_id, assignment_id)
    references public.table_assignments (restaurant_id, id) on delete cascade,
  -- Deferred, so that a restaurant can be deleted with its tables and bookings in whichever order that cascades.
  foreign key (restaurant_id, table_id) references public.dining_tables (restaurant_id, id)
    deferrable initially deferred,
  constraint the_window_is_half_open check (
    lower_inc(during) and not upper_inc(during) and not upper_inf(during)
  ),
  -- The last line of defence. The RPCs lock the tables and check them first, so that a refusal can name the blocking
  -- booking and waiting inserts cannot deadlock in the index.
  constraint table_is_not_double_booked exclude using gist (
    restaurant_id with =, table_id with =, during with &&
  )
);

comment on table public.assigned_tables is
  'One table of an assignment and the window that it is held for: the one source of which table is free when.';
comment on column public.assigned_tables.during is
  'The window of the booking, [start, end): the next party may start at the minute that this one ends.';

alter table public.assigned_tables enable row level security;

create policy "members read the assigned tables of their restaurants" on public.assigned_tables
  for select to authenticated
  using (restaurant_id in (select allocator.restaurants_of_caller()));

revoke all on table public.assigned_tables from public, anon, authenticated, service_role;
grant select on table public.assigned_tables to authenticated, service_role;
