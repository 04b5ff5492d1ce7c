create function allocator.wait_for_decisions()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_restaurants uuid[];
begin
  -- One function for restaurants, whose key is id, and for the tables that refer to them. A rule of an adopted table
  -- may belong to no restaurant: nothing is decided by it.
  v_restaurants := array(
    select distinct c.id
    from unnest(array[to_jsonb(old), to_jsonb(new)]) as changed
    cross join lateral (
      values ((changed ->> case when changed ? 'restaurant_id' then 'restaurant_id' else 'id' end)::uuid)
    ) as c (id)
    where c.id is not null
      -- Of one that is being deleted nothing is decided any more; its deletion waits for the calls in their own order.
      and exists (select from public.restaurants as r where r.id = c.id)
    order by c.id
  );
  perform allocator.wait_as_user(id) from unnest(v_restaurants) as id;
  perform pg_advisory_xact_lock(k.key)
    from (
      select uuid_hash_extended(id, 2) as key
      from unnest(v_restaurants) as id
      order by key
    ) as k;
  insert into allocator.capacity_ledger as l (restaurant_id, service_date)
    select id, date '-infinity' from unnest(v_restaurants) as id
    on conflict (restaurant_id, service_date) do update set revision = l.revision + 1;
  return coalesce(new, old);
end;
$$;

comment on function allocator.wait_for_decisions() is
  'Trigger of everything that the capacity guard decides by: capacity rules, service periods and the time zone. A '
  'change waits until the calls that were decided without it have ended, and later calls wait for its commit '
  '(lock_rules).';

revoke execute on function allocator.wait_for_decisions() from public, anon, authenticated, service_role;

create trigger a_period_waits_for_decisions
  before insert or update or delete on public.service_periods
  for each row execute function allocator.wait_for_decisions();

create trigger a_time_zone_waits_for_decisions
  before update of timezone on public.restaurants
  for each row execute function allocator.wait_for_decisions();
