create table public.restaurant_invitations (
  restaurant_id uuid not null,
  email varchar(320) not null,
  role public.restaurant_role not null,
  invited_by uuid,
  expires_at timestamptz not null default now() + interval '7 days',
  created_at timestamptz not null default now(),

  primary key (restaurant_id, email),
  foreign key (restaurant_id) references public.restaurants (id) on delete cascade,
  constraint the_address_is_one_in_lower_case check (email = lower(email) and email ~ '^[^\s@]+@[^\s@]+$')
);

-- For accept_invitations, which looks up the address of the caller.
create index restaurant_invitations_email_idx on public.restaurant_invitations (email);

comment on table public.restaurant_invitations is
  'Who may become a member of a restaurant: a user who has confirmed this address and calls accept_invitations. Nobody '
  'learns from it whether there is such a user.';
comment on column public.restaurant_invitations.email is 'Stored in lower case, whatever was sent.';
comment on column public.restaurant_invitations.invited_by is
  'The owner who sent the invitation, which counts while they are an owner; null when a system did. Not a foreign key: '
  'it outlives the account.';
comment on column public.restaurant_invitations.expires_at is
  'It can be accepted until then, at most 30 days after it was written.';

alter table public.restaurant_invitations enable row level security;

-- Not for the other members: it has addresses of people who may never come.
create policy "owners read invitations" on public.restaurant_invitations
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner}'))));

create policy "owners add invitations" on public.restaurant_invitations
  for insert to authenticated
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner}'))));

create policy "owners change invitations" on public.restaurant_invitations
  for update to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner}'))))
  with check (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner}'))));

create policy "owners delete invitations" on public.restaurant_invitations
  for delete to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_where_caller_is('{owner}'))));

revoke all on table public.restaurant_invitations from public, anon, authenticated, service_role;
grant select on table public.restaurant_invitations to authenticated, service_role;
grant insert (restaurant_id, email, role, expires_at) on table public.restaurant_invitations to authenticated;
grant update (role, expires_at) on table public.restaurant_invitations to authenticated;
grant delete on table public.restaurant_invitations to authenticated;
