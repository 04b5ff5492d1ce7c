create table public.restaurants (
  id uuid not null default gen_random_uuid(),
  name varchar(200) not null,
  timezone text not null,
  created_at timestamptz not null default now(),

  primary key (id),
  constraint the_name_is_not_blank check (name ~ '\S'),
  -- The pattern keeps out abbreviations and POSIX rules such as 'EST' or 'Foo/Bar3', which Postgres would take;
  -- the conversion raises for a name that its time zone database does not know. Neither reads a catalogue.
  constraint the_timezone_is_an_iana_name check (
    timezone ~ '^(UTC|[A-Z][A-Za-z]+(/[A-Z][A-Za-z_-]+){1,2}|Etc/GMT(\+(\d|1[0-2])|-(\d|1[0-4])))$'
    and (timestamptz 'epoch' at time zone timezone) is not null
  )
);

comment on table public.restaurants is 'A restaurant: the tenant that every other row belongs to.';
comment on column public.restaurants.timezone is
  'IANA name such as Europe/Berlin. Service dates and service periods are read in it.';

alter table public.restaurants enable row level security;

create policy "members read their restaurants" on public.restaurants
  for select to authenticated
  using (id = any (array(select allocator.restaurants_of_caller())));

create policy "owners change the name and time zone" on public.restaurants
  for update to authenticated
  using (id = any (array(select allocator.restaurants_where_caller_is('{owner}'))))
  with check (id = any (array(select allocator.restaurants_where_caller_is('{owner}'))));

revoke all on table public.restaurants from public, anon, authenticated, service_role;
grant select on table public.restaurants to authenticated, service_role;
grant update (name, timezone) on table public.restaurants to authenticated;
