create function allocator.claim_tables(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_assignment_id uuid
)
returns boolean
language plpgsql
set search_path = ''
as $$
begin
  perform pg_advisory_xact_lock(k.key)
    from (
      select uuid_hash_extended(id, 1) as key
      from unnest(p_table_ids) as id
      order by key
    ) as k;

  -- In a later statement, which sees what earlier holders of the locks have committed. The limit keeps the planner from
  -- joining the other way round, which reads the index of the whole restaurant.
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
    return true;
  end if;
  raise exception 'A table is taken' using errcode = 'TA101';
exception
  -- The locks went with the block: whoever is next does not wait for the search for a reason.
  when sqlstate 'TA101' then
    return false;
end;
$$;

comment on function allocator.claim_tables(public.bookings, uuid[], uuid) is
  'The second lock of every change that may take tables: one advisory lock per table until the transaction ends, '
  'in ascending order of the lock keys, so that sets in any order cannot deadlock. Two tables whose keys collide '
  'wait for each other needlessly, nothing worse. p_assignment_id: the booking''s own, null when it has none. True: no '
  'other party has one of the tables in the booking''s window, and none can before the transaction ends. False: '
  'another has, and nothing is locked.';

revoke execute on function allocator.claim_tables(public.bookings, uuid[], uuid)
  from public, anon, authenticated, service_role;
