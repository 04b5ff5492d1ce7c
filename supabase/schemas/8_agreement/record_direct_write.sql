create function allocator.record_direct_write()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_table_ids uuid[];
  v_edited text[];
begin
  if allocator.an_rpc_writes() then
    return null;
  elsif tg_op = 'INSERT' then
    perform allocator.record_event(
      new, 'created', allocator.caller_id(), allocator.booking_state(null, null), allocator.booking_state(new, null),
      null, null
    );
    return null;
  elsif new.status in ('completed', 'cancelled', 'no_show') and old.status in ('confirmed', 'checked_in') then
    -- release_ended_booking has recorded it, with the tables that it had.
    return null;
  end if;

  v_edited := array(
    select e.key
    from jsonb_each(to_jsonb(new)) as e
    where e.value <> to_jsonb(old) -> e.key and e.key not in ('updated_at', 'hold', 'is_seated')
    order by e.key
  );
  if v_edited <> '{}' then
    v_table_ids := (allocator.assignment_of(new)).table_ids;
    perform allocator.record_event(
      new, allocator.action_of_change(old.status, new.status), allocator.caller_id(),
      allocator.booking_state(old, v_table_ids),
      allocator.booking_state(new, v_table_ids) || jsonb_build_object('edited', v_edited),
      null, null
    );
  end if;
  return null;
end;
$$;

comment on function allocator.record_direct_write() is
  'Trigger of bookings: the audit event of a booking that was inserted or changed by something else than an RPC. Where '
  'that moved a booking, the foreign keys have taken its tables along, or refused it by table_is_not_double_booked '
  '(23P01). What a direct write does to table_assignments and assigned_tables leaves no event.';

revoke execute on function allocator.record_direct_write() from public, anon, authenticated, service_role;

create trigger a_direct_write_leaves_a_trace
  after insert or update on public.bookings
  for each row execute function allocator.record_direct_write();
