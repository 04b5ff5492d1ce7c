create type allocator.free_floor as (
  tables allocator.free_table[],
  joined integer[],
  neighbours integer[]
);

comment on type allocator.free_floor is
  'The part of a floor plan that a wanted stay could have. tables: the most seats first, then by label; the place of a '
  'table is its number in this search. joined: ascending, the number of a table once for each that it could be joined '
  'with; neighbours: beside it the number of that one.';
