create function allocator.check_booking_agrees_with_tables()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = 'off'
set enable_bitmapscan = 'off'
as $$
begin
  perform
    from public.table_assignments as a
    where a.restaurant_id = new.restaurant_id
      and a.booking_id = new.id
      and (
        -- Not even an assignment without tables: they could be put into it later.
        new.status not in ('confirmed', 'checked_in')
        -- Not as exists (...): that may be planned, and kept, as a scan of the whole table.
        or (
          select true
          from public.assigned_tables as t
          where t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
          limit 1
        )
      );
  if found = (new.status in ('confirmed', 'checked_in')) then
    return null;
  end if;
  -- The booking may have changed since; then that change has its own check.
  perform
    from public.bookings as b
    where b.id = new.id and b.restaurant_id = new.restaurant_id and b.status = new.status;
  if found then
    perform allocator.refuse_disagreement(new.id, tg_table_name, 'a_booking_agrees_with_its_tables');
  end if;
  return null;
end;
$$;

comment on function allocator.check_booking_agrees_with_tables() is
  'Deferred constraint trigger of bookings: raises 23514 for a booking that is confirmed or checked_in without '
  'tables, or holds an assignment in any other status.';

revoke execute on function allocator.check_booking_agrees_with_tables()
  from public, anon, authenticated, service_role;

create constraint trigger a_booking_agrees_with_its_tables
  after insert on public.bookings
  deferrable initially deferred
  for each row execute function allocator.check_booking_agrees_with_tables();

-- Not for an edit that writes the same status again.
create constraint trigger a_changed_booking_agrees_with_its_tables
  after update of status on public.bookings
  deferrable initially deferred
  for each row
  when (old.status <> new.status)
  execute function allocator.check_booking_agrees_with_tables();
