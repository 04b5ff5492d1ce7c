create function allocator.check_booking_agrees_with_tables()
returns trigger
language plpgsql
security definer
set search_path = ''
set enable_seqscan = 'off'
set enable_bitmapscan = 'off'
as $$
begin
  -- The booking as it is at the end of the transaction, whatever happened to this row since.
  perform
    from public.bookings as b
    left join public.table_assignments as a on a.restaurant_id = b.restaurant_id and a.booking_id = b.id
    where b.id = new.id
      and b.restaurant_id = new.restaurant_id
      and case
        -- Not as exists (...): that may be planned, and kept, as a scan of the whole table.
        when b.status in ('confirmed', 'checked_in') then (
          select true
          from public.assigned_tables as t
          where t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
          limit 1
        ) is null
        -- Not even an assignment without tables: they could be put into it later.
        else a.id is not null
      end;
  if found then
    perform allocator.refuse_disagreement(new.id, tg_table_name, tg_name);
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
  after insert or update of status on public.bookings
  deferrable initially deferred
  for each row execute function allocator.check_booking_agrees_with_tables();
