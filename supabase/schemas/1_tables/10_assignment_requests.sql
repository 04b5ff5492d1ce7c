create table public.assignment_requests (
  restaurant_id uuid not null,
  operation text not null,
  idempotency_key text not null,
  request_hash bytea not null,
  response jsonb not null,
  assignment_id uuid,
  created_at timestamptz not null default now(),

  primary key (restaurant_id, operation, idempotency_key),
  constraint a_key_is_1_to_255_visible_ascii_characters check (idempotency_key ~ '^[!-~]{1,255}$')
);

-- For the sweep.
create index assignment_requests_created_at_idx on public.assignment_requests (created_at);

comment on table public.assignment_requests is
  'Stored responses by idempotency key. A row is valid for 24 hours after created_at; requests with a key delete a '
  'few expired rows. Refusals are not stored: a retry may succeed once the cause is gone. No guest data is stored.';
comment on column public.assignment_requests.operation is 'The RPC, without its suffix: assign_tables, create_booking and so on.';
comment on column public.assignment_requests.request_hash is
  'SHA-256 of the canonical request; it shows whether the key is reused for another one.';
comment on column public.assignment_requests.response is
  'The response as the RPC gave it, without the guest''s name, phone and notes.';
comment on column public.assignment_requests.assignment_id is
  'The booking''s assignment after the change; null when it had none, and for requests about several bookings or '
  'none. The response of a request about one booking is true only while this is so.';

alter table public.assignment_requests enable row level security;

revoke all on table public.assignment_requests from public, anon, authenticated, service_role;
