create function allocator.check_booking_agrees_with_tables()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_booking_id uuid;
begin
  if tg_table_name = 'bookings' then
    v_booking_id := new.id;
  elsif tg_table_name = 'table_assignments' then
    v_booking_id := coalesce(new.booking_id, old.booking_id);
  else
    select a.booking_id
      into v_booking_id
      from public.table_assignments as a
      where a.restaurant_id = old.restaurant_id and a.id = old.assignment_id;
  end if;

  -- Both sides are read as they are at the end of the transaction, whatever happened to this row since.
  if exists (
    select from public.bookings as b
    where b.id = v_booking_id
      and b.restaurant_id = coalesce(new.restaurant_id, old.restaurant_id)
      and (b.status in ('confirmed', 'checked_in')) <> exists (
        select from public.table_assignments as a
        join public.assigned_tables as t on t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
        where a.restaurant_id = b.restaurant_id and a.booking_id = b.id
      )
  ) then
    raise exception using
      errcode = 'check_violation',
      schema = tg_table_schema, table = tg_table_name, constraint = tg_name,
      message = 'A booking is confirmed or checked_in exactly while it holds tables',
      detail = format('Booking %s would break this', v_booking_id),
      hint = 'Assign and release tables with the RPCs; they keep the status in step';
  end if;
  return null;
end;
$$;

comment on function allocator.check_booking_agrees_with_tables() is
  'Deferred constraint trigger of bookings, table_assignments and assigned_tables: refuses the transaction (23514) '
  'that would leave a booking confirmed or checked_in without tables, or holding tables in any other status.';

revoke execute on function allocator.check_booking_agrees_with_tables()
  from public, anon, authenticated, service_role;

create constraint trigger a_booking_agrees_with_its_tables
  after insert or update of status on public.bookings
  deferrable initially deferred
  for each row execute function allocator.check_booking_agrees_with_tables();

create constraint trigger an_assignment_agrees_with_its_booking
  after insert or delete on public.table_assignments
  deferrable initially deferred
  for each row execute function allocator.check_booking_agrees_with_tables();

create constraint trigger the_last_table_is_not_taken_away
  after delete on public.assigned_tables
  deferrable initially deferred
  for each row execute function allocator.check_booking_agrees_with_tables();
