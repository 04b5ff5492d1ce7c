create function allocator.claim_block(
  p_restaurant_id uuid,
  p_table_ids uuid[],
  p_start_at timestamptz,
  p_end_at timestamptz,
  p_displace boolean
)
returns allocator.block_claim
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_claim allocator.block_claim;
  v_now timestamptz;
  v_locked_ids uuid[] := array[]::uuid[];
  v_found_ids uuid[];
  v_locked public.bookings[];
  v_request public.bookings;
begin
  v_request.restaurant_id := p_restaurant_id;
  loop
    begin
      v_locked := allocator.lock_bookings(p_restaurant_id, v_locked_ids);
      perform allocator.check_tables_exist(v_request, p_table_ids);
      perform allocator.lock_tables(p_restaurant_id, p_table_ids);
      v_now := clock_timestamp();
      v_claim.during := tstzrange(greatest(p_start_at, v_now), greatest(p_end_at, v_now));
      v_claim.obstacles := allocator.obstacles_of_block(p_restaurant_id, p_table_ids, v_claim.during, v_now);
      -- All of them, not only up to the first.
      if (
        select bool_or(allocator.close_forgotten(p_restaurant_id, o.booking_id))
        from unnest(v_claim.obstacles) as o
        where o.occupied
      ) then
        v_claim.obstacles := allocator.obstacles_of_block(p_restaurant_id, p_table_ids, v_claim.during, v_now);
      end if;
      if exists (select from unnest(v_claim.obstacles) as o where o.booking_id is null or not p_displace) then
        perform allocator.refuse_block(p_restaurant_id, v_claim.obstacles);
      end if;
      v_found_ids := array(
        select distinct o.booking_id from unnest(v_claim.obstacles) as o where not o.occupied order by 1
      );
      if v_found_ids <@ v_locked_ids then
        v_claim.displaced := array(select b from unnest(v_locked) as b where b.id = any (v_found_ids));
        return v_claim;
      end if;
      raise exception 'There are other bookings in the way' using errcode = 'TA999';
    exception
      -- The locks go with the block: bookings are locked before tables.
      when sqlstate 'TA999' then
        v_locked_ids := v_found_ids;
    end;
  end loop;
end;
$$;

comment on function allocator.claim_block(uuid, uuid[], timestamptz, timestamptz, boolean) is
  'Locks the tables for a block until the transaction ends, and before them the bookings that it displaces. Returns '
  'what it takes. Raises TA003 for a table that the restaurant does not have, TA104 when another block is in the way, '
  'and without p_displace TA101 or TA103 with all bookings that are. Who was forgotten at one of the tables is sent '
  'away.';

revoke execute on function allocator.claim_block(uuid, uuid[], timestamptz, timestamptz, boolean)
  from public, anon, authenticated, service_role;
