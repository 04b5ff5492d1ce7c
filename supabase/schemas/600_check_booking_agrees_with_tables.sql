create function allocator.check_booking_agrees_with_tables()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
  v_booking_ids uuid[];
  v_wrong_id uuid;
begin
  if tg_table_name = 'bookings' then
    v_booking_ids := array[new.id];
  elsif tg_table_name = 'table_assignments' then
    v_booking_ids := array[old.booking_id, new.booking_id];
  else
    v_booking_ids := array(
      select a.booking_id
      from public.table_assignments as a
      where a.restaurant_id = old.restaurant_id and a.id = old.assignment_id
    );
  end if;

  -- Both sides are read as they are at the end of the transaction, whatever happened to this row since.
  select b.id
    into v_wrong_id
    from public.bookings as b
    where b.id = any (v_booking_ids)
      and b.restaurant_id = coalesce(new.restaurant_id, old.restaurant_id)
      and case
        when b.status in ('confirmed', 'checked_in') then not exists (
          select from public.table_assignments as a
          join public.assigned_tables as t on t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
          where a.restaurant_id = b.restaurant_id and a.booking_id = b.id
        )
        -- Not even an assignment without tables: they could be put into it later.
        else exists (
          select from public.table_assignments as a
          where a.restaurant_id = b.restaurant_id and a.booking_id = b.id
        )
      end
    limit 1;
  if found then
    raise exception using
      errcode = 'check_violation',
      schema = tg_table_schema, table = tg_table_name, constraint = tg_name,
      message = 'A booking is confirmed or checked_in exactly while it holds tables',
      detail = format('Booking %s would break this', v_wrong_id),
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
  after insert or update of booking_id or delete on public.table_assignments
  deferrable initially deferred
  for each row execute function allocator.check_booking_agrees_with_tables();

create constraint trigger the_last_table_is_not_taken_away
  after update of assignment_id or delete on public.assigned_tables
  deferrable initially deferred
  for each row execute function allocator.check_booking_agrees_with_tables();
