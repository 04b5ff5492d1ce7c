create type public.assignment_action as enum ('assigned', 'reassigned', 'released', 'edited');

comment on type public.assignment_action is
  'The kind of an audit event: tables were assigned, replaced or released, or the booking was edited.';
