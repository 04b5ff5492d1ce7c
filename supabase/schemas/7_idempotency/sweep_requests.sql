create function allocator.sweep_requests()
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  -- As a joined subquery it could run once per row of the join, and delete ten each time.
  with expired as materialized (
    select q.restaurant_id, q.operation, q.idempotency_key
    from public.assignment_requests as q
    where q.created_at <= now() - interval '24 hours'
    order by q.created_at
    limit 10
    for update skip locked
  )
  delete from public.assignment_requests as q
    using expired
    where q.restaurant_id = expired.restaurant_id
      and q.operation = expired.operation
      and q.idempotency_key = expired.idempotency_key;
end;
$$;

comment on function allocator.sweep_requests() is
  'Deletes up to ten expired responses, the oldest first, of whichever restaurant, so that those of a restaurant that '
  'is closed or gone go too. Every request with a key calls it, and it never waits for a lock.';

revoke execute on function allocator.sweep_requests() from public, anon, authenticated, service_role;
