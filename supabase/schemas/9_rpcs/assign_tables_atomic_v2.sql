create function public.assign_tables_atomic_v2(
  p_booking_id uuid,
  p_table_ids uuid[],
  p_require_adjacency boolean default false,
  p_assigned_by uuid default null,
  p_idempotency_key text default null,
  p_restaurant_id uuid default null
)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set statement_timeout = '4s'
as $$
begin
  return allocator.assign_tables(
    assign_tables_atomic_v2.p_booking_id,
    assign_tables_atomic_v2.p_table_ids,
    coalesce(assign_tables_atomic_v2.p_require_adjacency, false),
    assign_tables_atomic_v2.p_assigned_by,
    assign_tables_atomic_v2.p_idempotency_key,
    assign_tables_atomic_v2.p_restaurant_id
  );
end;
$$;

comment on function public.assign_tables_atomic_v2(uuid, uuid[], boolean, uuid, text, uuid) is
$$Holds a set of tables for a booking, all or nothing, in place of the set that it holds. A party that sits moves there.

p_table_ids: 1 to 20 tables of one zone; order and duplicates do not matter. The set that the booking already holds
is no change and keeps its assignmentId.
p_require_adjacency: the tables must form one group by table_adjacencies.
p_assigned_by: the user to record; a signed-in user can only name themself. Null: the signed-in user, or a system.
p_idempotency_key: 1 to 255 visible ASCII characters; the same key and request get the first answer again for 24 h.
p_restaurant_id: the restaurant of the booking; with it only that restaurant's data is looked at. Null: not given.

Within the window the tables are held from now on, and nobody may still sit there. A party that sits past its end gets
15 minutes from now.

Returns {restaurantId, replayed, assignmentId, bookingId, tableIds, startAt, endAt, capacity: {state, covers,
maxCovers, parties, maxParties, coversWithoutTable}}. capacity.state is absent, unlimited, enforced or bypassed.

Raises TA001 to TA012, TA101 to TA104, TA201: see allocator.refusal_reasons() and docs/errors.md. It waits at most
2 s for a lock (55P03), and where the API honours it runs at most 4 s (57014). Nothing remains of a refused call.

It runs as its caller and hands over to allocator.assign_tables, which has the rights to write.$$;

revoke execute on function public.assign_tables_atomic_v2(uuid, uuid[], boolean, uuid, text, uuid)
  from public, anon, authenticated, service_role;
grant execute on function public.assign_tables_atomic_v2(uuid, uuid[], boolean, uuid, text, uuid)
  to authenticated, service_role;
