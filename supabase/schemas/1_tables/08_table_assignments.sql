create table public.table_assignments (
  id uuid not null default gen_random_uuid(),
  restaurant_id uuid not null,
  booking_id uuid,
  block_reason varchar(200),
  part_of uuid,
  during tstzrange not null,
  occupied boolean not null default false,
  assigned_by uuid,
  created_at timestamptz not null default now(),

  primary key (restaurant_id, id),
  constraint tables_are_held_while_the_booking_says
    foreign key (booking_id, restaurant_id, during, occupied)
    references public.bookings (id, restaurant_id, hold, is_seated)
    on update cascade on delete cascade,
  constraint a_booking_has_one_assignment unique (restaurant_id, booking_id),
  constraint a_window_belongs_to_its_assignment unique (id, restaurant_id, during, occupied)
);

-- For the end of a stay, which lets the blocks begin that wait for it, and for taking a block back.
create index table_assignments_part_of_idx on public.table_assignments (restaurant_id, part_of)
  where part_of is not null;

-- For the blocks of a date: those that ended before it are not read.
create index table_assignments_blocks_idx
  on public.table_assignments (restaurant_id, (coalesce(upper(during), 'infinity'::timestamptz)))
  where booking_id is null;

comment on table public.table_assignments is
  'The current set of tables of a booking, or tables that are blocked: given to nobody. The tables are in '
  'assigned_tables. Another set is another assignment.';
comment on column public.table_assignments.id is 'The assignmentId of the API.';
comment on column public.table_assignments.booking_id is 'Null for a block.';
comment on column public.table_assignments.block_reason is
  'Why the tables are blocked, for staff; null for a booking. No guest data.';
comment on column public.table_assignments.part_of is
  'The assignmentId of the block whose table this is too: people sat there when it was made, so it is blocked from the '
  'end of that party, or from when it gives the table back. Null for everything else.';
comment on column public.table_assignments.during is 'The hold of the booking, which it follows; the window of a block.';
comment on column public.table_assignments.occupied is 'Whether the party of the booking sits there now; false for a block.';
comment on column public.table_assignments.assigned_by is
  'The user who chose the tables; null when a system did. Not a foreign key: it outlives the account.';

alter table public.table_assignments enable row level security;

create policy "members read the assignments of their restaurants" on public.table_assignments
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

revoke all on table public.table_assignments from public, anon, authenticated, service_role;
grant select on table public.table_assignments to authenticated, service_role;
