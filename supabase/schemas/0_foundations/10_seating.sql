create type allocator.seating as (
  booking_id uuid,
  table_ids uuid[],
  check_in boolean,
  end_at timestamptz,
  extra_chairs boolean,
  apart boolean
);

comment on type allocator.seating is
  'What is asked for one of several bookings: its tables, ascending; whether its party sits down now; its new end, '
  'null to keep it; whether each table takes two guests more; whether the party sits apart, so that zone and '
  'adjacency do not count.';
