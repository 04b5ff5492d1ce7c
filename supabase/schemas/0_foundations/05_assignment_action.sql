create type public.assignment_action as enum (
  'assigned', 'reassigned', 'released', 'edited', 'erased',
  'created', 'checked_in', 'left', 'no_show', 'deleted', 'blocked', 'unblocked'
);

comment on type public.assignment_action is
  'The kind of an audit event: tables were assigned, replaced or released; the booking was created, edited or deleted, '
  'or its guest data erased; its party sat down, left or did not come; tables were blocked for a window, or a block '
  'was taken back.';
