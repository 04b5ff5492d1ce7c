create function public.block_tables_atomic(
  p_restaurant_id uuid,
  p_table_ids uuid[],
  p_start_at timestamptz,
  p_end_at timestamptz,
  p_reason text,
  p_displace boolean default false,
  p_idempotency_key text default null
)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set statement_timeout = '4s'
as $$
begin
  return allocator.block_tables(
    block_tables_atomic.p_restaurant_id,
    block_tables_atomic.p_table_ids,
    block_tables_atomic.p_start_at,
    block_tables_atomic.p_end_at,
    block_tables_atomic.p_reason,
    coalesce(block_tables_atomic.p_displace, false),
    block_tables_atomic.p_idempotency_key
  );
end;
$$;

comment on function public.block_tables_atomic(uuid, uuid[], timestamptz, timestamptz, text, boolean, text) is
$$Gives tables to nobody for a window, all or nothing.

p_table_ids: 1 to 200 tables; they may be out of use.
p_start_at, p_end_at: up to 366 days; what is past by now is left out.
p_reason: why, for staff, 1 to 200 characters. Not about guests: it is kept in the audit.
p_displace: bookings that do not sit yet lose their tables and are pending again. Where people sit the block begins at
their end, or when they give the table back; where they sit past their end it begins now. A table whose party is to stay
until the end of the block is not blocked, and no table left is TA103. False: whoever is in the way refuses it.
p_idempotency_key: 1 to 255 visible ASCII characters; the same key and request get the first answer again for 24 h.

Returns {restaurantId, replayed, assignmentId, tableIds, startAt, endAt, displacedBookingIds, stillOccupied}. tableIds:
those that are blocked; stillOccupied: those of the request where people sit, also where they stay until its end.

Raises TA001, TA003, TA004, TA012, TA015, TA101, TA103, TA104: see allocator.refusal_reasons() and docs/errors.md. It
waits at most 2 s for a lock (55P03), and where the API honours it runs at most 4 s (57014).

It runs as its caller and hands over to allocator.block_tables, which has the rights to write.$$;

revoke execute on function public.block_tables_atomic(uuid, uuid[], timestamptz, timestamptz, text, boolean, text)
  from public, anon, authenticated, service_role;
grant execute on function public.block_tables_atomic(uuid, uuid[], timestamptz, timestamptz, text, boolean, text)
  to authenticated, service_role;
