create type allocator.capacity_decision as (
  state text,
  covers bigint,
  max_covers bigint,
  parties bigint,
  max_parties bigint,
  covers_without_table bigint,
  reason text,
  service_period_id uuid,
  service_date date,
  starts tstzmultirange
);

comment on type allocator.capacity_decision is
  'What the capacity guard found for one booking. state: absent, unlimited, enforced or bypassed. covers and parties '
  'are counted with the booking and null when nothing had to be counted; max_covers and max_parties are null where '
  'there is no limit. covers_without_table: guests of its pending bookings, who are held against no limit. reason: '
  'why it was bypassed. service_period_id, service_date and starts: the booking''s service as find_service gives it; '
  'null while nothing had to be looked up.';
