create table public.assignment_events (
  id uuid not null default allocator.event_id(),
  restaurant_id uuid not null,
  booking_id uuid,
  action public.assignment_action not null,
  actor_id uuid,
  actor_role text not null,
  before jsonb not null,
  after jsonb not null,
  capacity jsonb,
  created_at timestamptz not null default now(),
  changed_in xid8 not null default pg_current_xact_id(),

  primary key (restaurant_id, id)
);

-- What has changed since a snapshot, for read_service.
create index assignment_events_changed_in_idx on public.assignment_events (restaurant_id, changed_in);

comment on table public.assignment_events is
  'Append-only audit: who did what to which booking and its tables, and how the capacity guard decided. It refers '
  'to other tables by id only, so that it outlives them and no assignment locks a row of restaurants. No guest data.';
comment on column public.assignment_events.id is 'In the order in which the events of a booking happened.';
comment on column public.assignment_events.booking_id is 'Null for blocked and unblocked.';
comment on column public.assignment_events.actor_id is 'The user; null when a system acted.';
comment on column public.assignment_events.actor_role is
  'The database role of the request: authenticated, service_role, or the role of a direct connection.';
comment on column public.assignment_events.before is
  'The booking before: status, partySize, startAt, endAt, seatedAt, tableIds; all null before it was created. A block: '
  'assignmentId, startAt, endAt, reason, tableIds.';
comment on column public.assignment_events.after is
  'The same afterwards, its fields null once it is deleted. An edit adds edited, the names of the columns it was '
  'given; a seating with them extraChairs or apart; a party that was forgotten and sent away closedBySystem.';
comment on column public.assignment_events.capacity is
  'What the capacity guard answered: state, covers, maxCovers, parties, maxParties, and reason when it was '
  'bypassed. Null where it had nothing to decide.';
comment on column public.assignment_events.changed_in is
  'The transaction that made the change: read_service compares it with the snapshot of an earlier answer, because '
  'transactions do not end in the order in which they wrote. In a restored database it says nothing of earlier rows.';

alter table public.assignment_events enable row level security;

create policy "members read the events of their restaurants" on public.assignment_events
  for select to authenticated
  using (restaurant_id = any (array(select allocator.restaurants_of_caller())));

revoke all on table public.assignment_events from public, anon, authenticated, service_role;
grant select on table public.assignment_events to authenticated, service_role;
