create table public.assigned_tables (
  assignment_id uuid not null,
  restaurant_id uuid not null,
  table_id uuid not null,
  during tstzrange not null,
  occupied boolean not null default false,

  primary key (restaurant_id, assignment_id, table_id),
  constraint a_table_is_held_while_its_assignment_says
    foreign key (assignment_id, restaurant_id, during, occupied)
    references public.table_assignments (id, restaurant_id, during, occupied)
    on update cascade on delete cascade,
  -- Deferred, so that a restaurant can be deleted with its tables and bookings in whichever order that cascades.
  constraint a_held_table_is_not_deleted
    foreign key (restaurant_id, table_id) references public.dining_tables (restaurant_id, id)
    deferrable initially deferred,
  -- The last line of defence. The RPCs lock the tables and check them first, so that a refusal can name the blocking
  -- booking and waiting inserts cannot deadlock in the index.
  constraint table_is_not_double_booked exclude using gist (
    restaurant_id with =, table_id with =, during with &&
  )
  -- Judged at the end of a statement, so that one that moves or swaps several bookings may touch them in any order.
  deferrable initially immediate,
  constraint a_table_is_occupied_by_one_party exclude using btree (
    restaurant_id with =, table_id with =
  )
  where (occupied)
  deferrable initially immediate
);

-- The statistics of a range say that no two rows have the same. The cascades of the foreign key, which compare during
-- too, would then look for their rows by restaurant and during: in all that the restaurant has ever held.
alter table public.assigned_tables alter column during set (n_distinct = 1);

comment on table public.assigned_tables is
  'One table of an assignment and the window that it is held for: the one source of which table is free when, and '
  'where people sit.';
comment on column public.assigned_tables.during is
  'The hold of the booking, or the window of the block, [start, end), which it follows: the next party may start at '
  'the minute that this one ends.';
comment on column public.assigned_tables.occupied is
  'Whether the party sits there now, whatever its window says. Nobody else can sit down then.';

alter table public.assigned_tables enable row level security;

create policy "members read the assigned tables of their restaurants" on public.assigned_tables
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

revoke all on table public.assigned_tables from public, anon, authenticated, service_role;
grant select on table public.assigned_tables to authenticated, service_role;
