create type allocator.free_table as (
  id uuid,
  label text,
  zone_id uuid,
  seats integer,
  fits boolean,
  is_movable boolean,
  free_from timestamptz,
  free_until timestamptz,
  idle integer,
  occupied boolean,
  starts integer
);

comment on type allocator.free_table is
  'A table that a wanted stay could have. fits: its min_party lets the party in. free_from, free_until: the end and the '
  'start of the holds next to it, null when they are more than 3 hours away. idle: seconds in which it would stand empty '
  'before and after, 3 hours at most on each side. occupied: other people still sit there. starts: the starts at which '
  'it is free, a bit each.';
