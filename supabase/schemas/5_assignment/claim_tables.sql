create function allocator.claim_tables(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_assignment_id uuid
)
returns void
language plpgsql
set search_path = ''
as $$
begin
  loop
    begin
      perform allocator.lock_tables(p_table_ids);
      -- In a later statement, which sees what earlier holders of the locks have committed. The limit keeps the planner
      -- from joining the other way round, which reads the index of the whole restaurant.
      perform
        from unnest(p_table_ids) as wanted (table_id)
        cross join lateral (
          select
          from public.assigned_tables as held
          where held.restaurant_id = p_booking.restaurant_id
            and held.table_id = wanted.table_id
            and held.during && tstzrange(p_booking.start_at, p_booking.end_at)
            and held.assignment_id is distinct from p_assignment_id
          limit 1
        ) as taken;
      if not found then
        return;
      end if;
      raise exception 'A table is taken' using errcode = 'TA101';
    exception
      -- The locks go with the block: the next in line need not wait until the refusal is written.
      when sqlstate 'TA101' then
        null;
    end;
    perform allocator.check_tables_are_free(p_booking, p_table_ids, p_assignment_id);
  end loop;
end;
$$;

comment on function allocator.claim_tables(public.bookings, uuid[], uuid) is
  'Locks the tables for the booking until the transaction ends: no other party has one of them in its window, and none '
  'can get one. Raises TA101 when another has; no table is locked then. p_assignment_id: the booking''s own '
  'assignment, which does not count; null when it has none.';

revoke execute on function allocator.claim_tables(public.bookings, uuid[], uuid)
  from public, anon, authenticated, service_role;
