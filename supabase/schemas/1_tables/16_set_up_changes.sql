create table allocator.set_up_changes (
  restaurant_id uuid not null,
  changed_in xid8 not null default pg_current_xact_id(),
  created_at timestamptz not null default now(),

  primary key (restaurant_id, changed_in)
);

comment on table allocator.set_up_changes is
  'Which transaction changed something that read_service answers and the audit does not have: the floor, the services, '
  'the staff, the switch. One row per restaurant and transaction; the restaurant of zeros stands for all. '
  'Rows that are older than a day can be deleted at any time.';
comment on column allocator.set_up_changes.changed_in is 'As in assignment_events.';

revoke all on table allocator.set_up_changes from public, anon, authenticated, service_role;
