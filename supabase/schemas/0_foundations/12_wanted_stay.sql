create type allocator.wanted_stay as (
  restaurant_id uuid,
  party_size integer,
  start_at timestamptz,
  stay interval,
  shortest_stay interval,
  assignment_id uuid,
  avoided uuid[],
  looks_at_room boolean,
  is_soon boolean,
  require_adjacency boolean
);

comment on type allocator.wanted_stay is
  'What tables are sought for: a party that would hold them from start_at on, for stay if it can be, for shortest_stay '
  'at least. assignment_id: what it holds already, which is in nobody''s way. avoided: '
  'tables that do not count; null: none. looks_at_room: tables where others sit '
  'do not count. is_soon: they come last. require_adjacency: several tables have to form one group.';
