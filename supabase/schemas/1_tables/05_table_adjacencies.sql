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

create policy "owners and managers add adjacencies" on public.table_adjacencies
  for insert to authenticated
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

create policy "owners and managers delete adjacencies" on public.table_adjacencies
  for delete to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner,manager}'))));

revoke all on table public.table_adjacencies from public, anon, authenticated, service_role;
grant select on table public.table_adjacencies to authenticated, service_role;
grant insert (restaurant_id, table_a, table_b) on table public.table_adjacencies to authenticated;
grant delete on table public.table_adjacencies to authenticated;
