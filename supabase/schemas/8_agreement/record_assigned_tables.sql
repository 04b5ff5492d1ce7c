create function allocator.record_assigned_tables()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  -- By an RPC, as in keep_booking, or along with a booking or an assignment, which has its own event.
  if (
      current_setting('allocator.rpc', true) <> ''
      and (session_user = 'authenticator' or pg_has_role(session_user, current_user, 'usage'))
    )
    or pg_trigger_depth() > 1 then
    return null;
  end if;
  perform allocator.record_direct_tables(
      t.restaurant_id, t.assignment_id,
      case tg_op
        when 'INSERT' then array(select id from unnest(held.ids) as id where id <> all (t.ids))
        else array(select id from unnest(held.ids || t.ids) as id order by id)
      end,
      held.ids
    )
    from (
      select w.restaurant_id, w.assignment_id, array_agg(w.table_id) as ids
      from written as w
      group by w.restaurant_id, w.assignment_id
    ) as t
    cross join lateral (
      select array(
        select h.table_id
        from public.assigned_tables as h
        where h.restaurant_id = t.restaurant_id and h.assignment_id = t.assignment_id
        order by h.table_id
      ) as ids
    ) as held;
  if tg_op = 'INSERT' then
    -- The deferred check of bookings looks at them then, as after every change of a status.
    update public.bookings as b
      set status = b.status
      from written as w
      join public.table_assignments as a on a.restaurant_id = w.restaurant_id and a.id = w.assignment_id
      where b.restaurant_id = a.restaurant_id and b.id = a.booking_id;
  end if;
  return null;
end;
$$;

comment on function allocator.record_assigned_tables() is
  'Trigger of assigned_tables: tables that are inserted or deleted by something else than an RPC leave one event for '
  'each booking or block and statement, and the booking is checked at the end of the transaction: it may be confirmed '
  'or checked_in only.';

revoke execute on function allocator.record_assigned_tables() from public, anon, authenticated, service_role;

create trigger tables_that_are_given_leave_a_trace
  after insert on public.assigned_tables
  referencing new table as written
  for each statement execute function allocator.record_assigned_tables();

create trigger tables_that_are_taken_away_leave_a_trace
  after delete on public.assigned_tables
  referencing old table as written
  for each statement execute function allocator.record_assigned_tables();
