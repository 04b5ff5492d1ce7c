create type allocator.grown_sets as (
  fitting allocator.table_set[],
  unfinished allocator.table_set[],
  free_starts integer
);

comment on type allocator.grown_sets is
  'Sets of as many tables each. fitting: the best of those that have seats for the party, in the order of suggestions. '
  'unfinished: those that have too few. free_starts: the starts at which a fitting one is free, a bit each.';
