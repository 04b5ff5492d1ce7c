create function allocator.lock_rules(p_restaurant_id uuid)
returns boolean
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_key constant bigint := uuid_hash_extended(p_restaurant_id, 2);
  v_is_locked boolean := false;
begin
  begin
    if pg_try_advisory_xact_lock_shared(v_key) then
      if to_regclass('public.restaurant_capacity_rules') is not null then
        lock table public.restaurant_capacity_rules in access share mode nowait;
      end if;
      v_is_locked := true;
    end if;
  exception
    -- The advisory lock goes with the block.
    when others then
      null;
  end;
  if not v_is_locked then
    -- In the order of a transaction that creates the table again and fills it.
    perform allocator.open_rules_table(p_restaurant_id);
    if not pg_try_advisory_xact_lock_shared(v_key) then
      perform allocator.take_waiting_place(p_restaurant_id);
      perform pg_advisory_xact_lock_shared(v_key);
    end if;
  end if;
  if current_setting('transaction_isolation') <> 'read committed' then
    -- The snapshot may be older than a rule: then this fails with 40001.
    insert into allocator.capacity_ledger (restaurant_id, service_date)
      values (p_restaurant_id, '-infinity')
      on conflict do nothing;
    perform
      from allocator.capacity_ledger as l
      where l.restaurant_id = p_restaurant_id and l.service_date = '-infinity'
      for share;
  end if;
  return true;
end;
$$;

comment on function allocator.lock_rules(uuid) is
  'True, with the third lock of a change that the capacity guard decides on, whatever its state: shared, until the '
  'transaction ends. Whoever changes what the guard decides by takes it exclusively (wait_for_decisions), so that a '
  'limit holds from its commit on, also against calls that began before it. The capacity rules are open with it, if '
  'they exist: whoever has to wait waits for the table first, and holds no lock of the rules then. Above read '
  'committed it raises 40001 when the rules were changed after the transaction began.';

revoke execute on function allocator.lock_rules(uuid) from public, anon, authenticated, service_role;
