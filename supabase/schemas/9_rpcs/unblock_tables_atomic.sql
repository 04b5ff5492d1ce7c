create function public.unblock_tables_atomic(
  p_assignment_id uuid,
  p_restaurant_id uuid default null,
  p_idempotency_key text default null
)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set statement_timeout = '4s'
as $$
begin
  return allocator.unblock_tables(
    unblock_tables_atomic.p_assignment_id,
    unblock_tables_atomic.p_restaurant_id,
    unblock_tables_atomic.p_idempotency_key
  );
end;
$$;

comment on function public.unblock_tables_atomic(uuid, uuid, text) is
$$Takes a block back: all its tables, also those that wait for a party to leave.

p_assignment_id: the assignmentId that block_tables_atomic returned.
p_restaurant_id: its restaurant; with it only that restaurant's data is looked at. Null: not given.
p_idempotency_key: 1 to 255 visible ASCII characters; the same key and request get the first answer again for 24 h.

Returns {restaurantId, replayed, releasedTableIds}.

Raises TA001, TA004, TA012, TA015, TA016: see allocator.refusal_reasons() and docs/errors.md. It waits at most 2 s for a
lock (55P03), and where the API honours it runs at most 4 s (57014).

It runs as its caller and hands over to allocator.unblock_tables, which has the rights to write.$$;

revoke execute on function public.unblock_tables_atomic(uuid, uuid, text)
  from public, anon, authenticated, service_role;
grant execute on function public.unblock_tables_atomic(uuid, uuid, text) to authenticated, service_role;
