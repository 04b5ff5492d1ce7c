create type allocator.table_set as (
  tables integer[],
  largest integer,
  seats integer,
  fits boolean,
  free_from timestamptz,
  free_until timestamptz,
  idle integer,
  occupied boolean,
  starts integer,
  next integer[],
  reached integer[]
);

comment on type allocator.table_set is
  'Some of the tables of a search together, by their numbers. largest: the most seats that one of them has. next: those '
  'that are still to be added to it. reached: its tables and all that they could be joined with. The rest as in '
  'free_table, for all of them.';
