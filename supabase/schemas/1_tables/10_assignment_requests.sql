create table public.assignment_requests (
  restaurant_id uuid not null,
  operation text not null,
  idempotency_key text not null,
  request_hash bytea not null,
  response jsonb not null,
  created_at timestamptz not null default now(),

  primary key (restaurant_id, operation, idempotency_key),
  constraint a_key_is_1_to_255_visible_ascii_characters check (idempotency_key ~ '^[!-~]{1,255}$')
);

create index assignment_requests_created_at_idx on public.assignment_requests (restaurant_id, created_at);

comment on table public.assignment_requests is
  'Stored responses by idempotency key. A row is valid for 24 hours after created_at; requests with a key delete a '
  'few expired rows. Refusals are not stored: a retry may succeed once the cause is gone.';
comment on column public.assignment_requests.operation is 'The RPC, without its suffix: assign_tables, unassign_tables or update_booking.';
comment on column public.assignment_requests.request_hash is
  'SHA-256 of the canonical request; it shows whether the key is reused for another one.';
comment on column public.assignment_requests.response is 'The answer as the RPC gave it.';

alter table public.assignment_requests enable row level security;

revoke all on table public.assignment_requests from public, anon, authenticated, service_role;
