create type allocator.assignment as (
  id uuid,
  table_ids uuid[]
);

comment on type allocator.assignment is
  'The tables that a booking holds, ascending, and their assignmentId. Both are null when it holds none.';
