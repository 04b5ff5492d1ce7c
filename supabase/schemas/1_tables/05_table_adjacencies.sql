create table public.table_adjacencies (
  restaurant_id uuid not null,
  table_a uuid not null,
  table_b uuid not null,

  primary key (restaurant_id, table_a, table_b),
  foreign key (restaurant_id, table_a) references public.dining_tables (restaurant_id, id) on delete cascade,
  foreign key (restaurant_id, table_b) references public.dining_tables (restaurant_id, id) on delete cascade,
  constraint a_pair_is_stored_once check (table_a < table_b)
);

-- The neighbours of a table are found from either end.
create index table_adjacencies_table_b_idx on public.table_adjacencies (restaurant_id, table_b);

comment on table public.table_adjacencies is
  'Pairs of tables that stand next to each other. A set of tables is adjacent when these pairs connect all of it.';

alter table public.table_adjacencies enable row level security;

create policy "members read the adjacencies of their restaurants" on public.table_adjacencies
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

revoke all on table public.table_adjacencies from public, anon, authenticated, service_role;
grant select on table public.table_adjacencies to authenticated, service_role;
