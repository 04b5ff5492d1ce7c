create table allocator.capacity_ledger (
  restaurant_id uuid not null,
  service_date date not null,
  revision bigint not null default 1,

  primary key (restaurant_id, service_date)
)
with (fillfactor = 50);

comment on table allocator.capacity_ledger is
  'One row per service date that was counted against a limit, rewritten by every such count, and one of the date '
  '-infinity per restaurant, rewritten by every change of its rules. A transaction whose snapshot is older than a '
  'competitor''s commit (repeatable read, serializable) fails on it with 40001 instead of deciding without it. Rows of '
  'past dates can be deleted at any time, but for those of -infinity.';

revoke all on table allocator.capacity_ledger from public, anon, authenticated, service_role;
