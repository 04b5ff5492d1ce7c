create type allocator.misfit as (
  booking_id uuid,
  reason text
);

comment on type allocator.misfit is
  'A booking to come that no longer fits what it holds, and the reason for which it would be refused today.';
