create function public.unassign_tables_atomic(
  p_booking_id uuid,
  p_table_ids uuid[] default null,
  p_idempotency_key text default null,
  p_restaurant_id uuid default null
)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set statement_timeout = '4s'
as $$
begin
  return allocator.unassign_tables(
    unassign_tables_atomic.p_booking_id,
    unassign_tables_atomic.p_table_ids,
    unassign_tables_atomic.p_idempotency_key,
    unassign_tables_atomic.p_restaurant_id
  );
end;
$$;

comment on function public.unassign_tables_atomic(uuid, uuid[], text, uuid) is
$$Releases tables of a booking, all or nothing. Without tables left it becomes pending, and its party no
longer sits.

p_table_ids: which of its tables; tables that it does not hold are passed over. Null: all of them. The tables that it
keeps must still seat the party, unless it sits there already, and are a new assignment.
p_idempotency_key: 1 to 255 visible ASCII characters; the same key and request get the first answer again for 24 h.
p_restaurant_id: the restaurant of the booking; with it only that restaurant's data is looked at. Null: not given.

Returns {restaurantId, replayed, bookingId, releasedTableIds}; the list is empty when there was nothing to release.

Raises TA001, TA002, TA004, TA011, TA012: see allocator.refusal_reasons() and docs/errors.md. It waits at most 2 s for
a lock (55P03), and where the API honours it runs at most 4 s (57014).

It runs as its caller and hands over to allocator.unassign_tables, which has the rights to write.$$;

revoke execute on function public.unassign_tables_atomic(uuid, uuid[], text, uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.unassign_tables_atomic(uuid, uuid[], text, uuid) to authenticated, service_role;
