create function allocator.check_assignment_has_seated_booking()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = 'off'
set enable_bitmapscan = 'off'
as $$
begin
  if new.booking_id is null then
    if not allocator.is_empty_block(new.restaurant_id, new.id) then
      return null;
    end if;
    raise exception using
      errcode = 'check_violation',
      schema = 'public', table = tg_table_name, constraint = tg_name,
      message = 'A block has tables',
      hint = 'Block tables with block_tables_atomic';
  end if;
  perform
    from public.bookings as b
    where b.id = new.booking_id
      and b.restaurant_id = new.restaurant_id
      and b.status not in ('confirmed', 'checked_in');
  if not found then
    return null;
  end if;
  if exists (
    select from public.table_assignments as a
    where a.restaurant_id = new.restaurant_id and a.booking_id = new.booking_id
  ) then
    perform allocator.refuse_disagreement(new.booking_id, tg_table_name, tg_name);
  end if;
  return null;
end;
$$;

comment on function allocator.check_assignment_has_seated_booking() is
  'Deferred constraint trigger of table_assignments: raises 23514 when the booking that an assignment was handed to is '
  'neither confirmed nor checked_in at the end of the transaction, and still has it, or when a new block has no '
  'tables. Who gives a new assignment its tables has the booking checked: an RPC changes it, and after a direct write '
  'record_assigned_tables does.';

revoke execute on function allocator.check_assignment_has_seated_booking()
  from public, anon, authenticated, service_role;

create constraint trigger a_block_has_tables
  after insert on public.table_assignments
  deferrable initially deferred
  for each row
  when (new.booking_id is null)
  execute function allocator.check_assignment_has_seated_booking();

-- Not for a cascade, which writes the same booking again.
create constraint trigger an_assignment_agrees_with_its_booking
  after update of booking_id on public.table_assignments
  deferrable initially deferred
  for each row
  when (old.booking_id is distinct from new.booking_id)
  execute function allocator.check_assignment_has_seated_booking();
