create type public.assignment_action as enum ('assigned', 'reassigned', 'released', 'edited');

comment on type public.assignment_action is
  'What an event of the audit tells of: tables were assigned, replaced or released, or the booking was edited.';
