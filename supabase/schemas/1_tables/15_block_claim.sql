create type allocator.block_claim as (
  during tstzrange,
  obstacles allocator.obstacle[],
  displaced public.bookings[]
);

comment on type allocator.block_claim is
  'What a block is going to take: its window from now on; the rows of parties that sit at its tables, as obstacles; '
  'the bookings that lose their tables.';
