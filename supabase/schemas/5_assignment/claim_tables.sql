create function allocator.claim_tables(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_held allocator.assignment,
  p_is_taken boolean
)
returns public.bookings
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_seated constant boolean := p_booking.status = 'checked_in';
  v_locks uuid[] := p_table_ids;
  v_now timestamptz;
  v_looks_at_room boolean;
  v_hold tstzrange;
  v_details text;
  v_hint text;
begin
  if v_is_seated and p_held.id is not null then
    -- Those that it leaves too: whoever sits down there next waits for this transaction instead of being refused.
    v_locks := p_held.table_ids || p_table_ids;
  end if;
  loop
    begin
      v_now := allocator.lock_tables(p_booking.restaurant_id, v_locks);
      if v_is_seated then
        p_booking.seated_at := coalesce(p_booking.seated_at, v_now);
      end if;
      if v_is_seated or p_booking.start_at <= v_now then
        p_booking.held_from := allocator.held_from(p_booking, v_now, p_is_taken);
        v_looks_at_room := v_is_seated or not (p_table_ids <@ coalesce(p_held.table_ids, array[]::uuid[]));
      elsif p_is_taken then
        p_booking.held_from := null;
      end if;
      -- In later statements, which see what earlier holders of the locks have committed. The limits keep the planner
      -- from joining the other way round, which reads the index of the whole restaurant.
      if v_looks_at_room then
        perform
          from unnest(p_table_ids) as wanted (table_id)
          cross join lateral (
            select
            from public.assigned_tables as held
            where held.restaurant_id = p_booking.restaurant_id
              and held.table_id = wanted.table_id
              and held.occupied
              and held.assignment_id is distinct from p_held.id
            limit 1
          ) as occupied;
        if found then
          raise exception 'A table is occupied' using errcode = 'TA103';
        end if;
      end if;
      v_hold := tstzrange(
        coalesce(p_booking.held_from, p_booking.start_at),
        -- A party that outstays its window must not get a table that is promised right now either.
        case
          when v_is_seated then greatest(p_booking.end_at, v_now + interval '1 microsecond')
          else p_booking.end_at
        end
      );
      if cardinality(p_table_ids) = 1 then
        -- Most sets are one table, which needs no join.
        perform
          from public.assigned_tables as held
          where held.restaurant_id = p_booking.restaurant_id
            and held.table_id = p_table_ids[1]
            and held.during && v_hold
            and held.assignment_id is distinct from p_held.id;
      else
        perform
          from unnest(p_table_ids) as wanted (table_id)
          cross join lateral (
            select
            from public.assigned_tables as held
            where held.restaurant_id = p_booking.restaurant_id
              and held.table_id = wanted.table_id
              and held.during && v_hold
              and held.assignment_id is distinct from p_held.id
            limit 1
          ) as taken;
      end if;
      if not found then
        return p_booking;
      end if;
      raise exception 'A table is taken' using errcode = 'TA103';
    exception
      -- The locks go with the block: the next in line need not wait until the refusal is written.
      when sqlstate 'TA103' then
        null;
    end;
    begin
      perform allocator.check_tables_are_free(
        p_booking, p_table_ids, p_held.id, coalesce(v_looks_at_room, false), v_hold
      );
    exception
      when sqlstate 'TA101' or sqlstate 'TA103' or sqlstate 'TA104' then
        get stacked diagnostics v_details = pg_exception_detail, v_hint = pg_exception_hint;
        perform allocator.refuse_again(
          sqlstate, sqlerrm, allocator.with_alternatives(v_details::jsonb, p_booking), v_hint
        );
    end;
  end loop;
end;
$$;

comment on function allocator.claim_tables(public.bookings, uuid[], allocator.assignment, boolean) is
  'Locks the tables for the booking until the transaction ends: no other party holds one of them while the booking '
  'would, none sits there where this one sits down or moves in, and none can any more. Returns the booking with '
  'held_from and, when its party sits down, seated_at as they have to be stored. Raises TA101, TA103 or TA104 when '
  'somebody or a block is in the way; no table is locked then. p_booking: as it would become. p_held: what it holds, '
  'which does not count; null when nothing. p_is_taken: whether it takes these tables now, rather than keep them with '
  'the start it had.';

revoke execute on function allocator.claim_tables(public.bookings, uuid[], allocator.assignment, boolean)
  from public, anon, authenticated, service_role;
