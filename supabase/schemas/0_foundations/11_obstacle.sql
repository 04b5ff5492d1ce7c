create type allocator.obstacle as (
  table_id uuid,
  assignment_id uuid,
  booking_id uuid,
  during tstzrange,
  occupied boolean
);

comment on type allocator.obstacle is
  'What is in the way of a block at one table: a row of assigned_tables, and whose it is. booking_id: null for another '
  'block, whose assignmentId assignment_id is.';
