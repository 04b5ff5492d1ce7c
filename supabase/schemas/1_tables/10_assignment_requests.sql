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
  'The answers that idempotency keys have earned. A row counts for 24 hours after created_at; requests with a key '
  'sweep a few older rows away. Refusals are not stored: a retry may succeed once the cause is gone.';
comment on column public.assignment_requests.operation is 'The RPC that answered.';
comment on column public.assignment_requests.request_hash is
  'SHA-256 of the canonical request, so that the same key with another request can be told apart.';
comment on column public.assignment_requests.response is 'The answer as the RPC gave it.';

alter table public.assignment_requests enable row level security;

revoke all on table public.assignment_requests from public, anon, authenticated, service_role;
