create type public.assignment_action as enum (
  'assigned', 'reassigned', 'released', 'edited', 'erased',
  'created', 'checked_in', 'left', 'no_show', 'deleted', 'blocked', 'unblocked',
  'restaurant_changed', 'member_changed', 'invitation_changed', 'zone_changed', 'table_changed', 'adjacency_changed',
  'period_changed', 'turn_time_changed', 'rule_changed', 'guard_switched'
);

comment on type public.assignment_action is
  'The kind of an audit event: tables were assigned, replaced or released; the booking was created, edited or deleted, '
  'or its guest data erased; its party sat down, left or did not come; tables were blocked for a window, or a block '
  'was taken back. The last ten are about the set-up: one row of a table was inserted, updated or deleted.';
