create table public.restaurant_members (
  restaurant_id uuid not null,
  user_id uuid not null,
  role public.restaurant_role not null,
  created_at timestamptz not null default now(),
  name varchar(200),

  primary key (restaurant_id, user_id),
  foreign key (restaurant_id) references public.restaurants (id) on delete cascade,
  foreign key (user_id) references auth.users (id) on delete cascade,
  constraint the_name_is_not_blank check (name ~ '\S')
);

create index restaurant_members_user_id_idx on public.restaurant_members (user_id);

comment on table public.restaurant_members is 'Which user works at which restaurant, and what they may do there.';
comment on column public.restaurant_members.name is 'What colleagues call them; null until it is set.';

alter table public.restaurant_members enable row level security;

create policy "members read the members of their restaurants" on public.restaurant_members
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

revoke all on table public.restaurant_members from public, anon, authenticated, service_role;
grant select on table public.restaurant_members to authenticated, service_role;
