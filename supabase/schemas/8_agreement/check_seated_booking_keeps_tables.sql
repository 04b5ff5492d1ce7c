create function allocator.check_seated_booking_keeps_tables()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = 'off'
set enable_bitmapscan = 'off'
as $$
declare
  v_booking_id uuid;
begin
  -- Not tg_table_name, which in a partitioned table is the partition.
  if tg_argv[0] = 'table_assignments' then
    v_booking_id := old.booking_id;
  else
    select a.booking_id
      into v_booking_id
      from public.table_assignments as a
      where a.restaurant_id = old.restaurant_id and a.id = old.assignment_id;
    if not found then
      -- It went with its assignment, which is checked itself.
      return null;
    elsif v_booking_id is null and allocator.is_empty_block(old.restaurant_id, old.assignment_id) then
      raise exception using
        errcode = 'check_violation',
        schema = 'public', table = tg_table_name, constraint = 'the_last_table_is_not_taken_away',
        message = 'A block has tables',
        hint = 'Take the block back with unblock_tables_atomic';
    end if;
  end if;

  perform
    from public.bookings as b
    where b.id = v_booking_id
      and b.restaurant_id = old.restaurant_id
      and b.status in ('confirmed', 'checked_in')
      and not exists (
        select from public.table_assignments as a
        join public.assigned_tables as t on t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
        where a.restaurant_id = b.restaurant_id and a.booking_id = b.id
      );
  if found then
    perform allocator.refuse_disagreement(
      v_booking_id, tg_table_name,
      case tg_argv[0]
        when 'table_assignments' then 'the_assignment_is_not_taken_away'
        else 'the_last_table_is_not_taken_away'
      end
    );
  end if;
  return null;
end;
$$;

comment on function allocator.check_seated_booking_keeps_tables() is
  'Deferred constraint trigger of table_assignments and assigned_tables: raises 23514 when a confirmed or checked_in '
  'booking, or a block, has lost its last table by the end of the transaction.';

revoke execute on function allocator.check_seated_booking_keeps_tables()
  from public, anon, authenticated, service_role;

create constraint trigger the_assignment_is_not_taken_away
  after delete on public.table_assignments
  deferrable initially deferred
  for each row execute function allocator.check_seated_booking_keeps_tables('table_assignments');

create constraint trigger the_last_table_is_not_taken_away
  after delete on public.assigned_tables
  deferrable initially deferred
  for each row execute function allocator.check_seated_booking_keeps_tables('assigned_tables');

-- Not for a cascade, which writes the same booking and the same assignment again.
create constraint trigger the_assignment_is_not_given_away
  after update of booking_id on public.table_assignments
  deferrable initially deferred
  for each row
  when (old.booking_id is distinct from new.booking_id)
  execute function allocator.check_seated_booking_keeps_tables('table_assignments');

create constraint trigger the_last_table_is_not_given_away
  after update of assignment_id on public.assigned_tables
  deferrable initially deferred
  for each row
  when ((old.restaurant_id, old.assignment_id) is distinct from (new.restaurant_id, new.assignment_id))
  execute function allocator.check_seated_booking_keeps_tables('assigned_tables');
