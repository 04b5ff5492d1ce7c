create function allocator.keep_tables_in_step()
returns trigger
language plpgsql
security definer
set search_path = ''
set timezone = 'UTC'
as $$
declare
  v_is_released constant boolean := new.status in ('completed', 'cancelled', 'no_show')
    and old.status in ('confirmed', 'checked_in');
  v_held uuid[];
begin
  -- Not in a condition of the trigger, which every update of a booking would parse again.
  if not v_is_released and new.start_at = old.start_at and new.end_at = old.end_at then
    return null;
  end if;
  if v_is_released then
    v_held := (allocator.assignment_of(new)).table_ids;
    delete from public.table_assignments as a
      where a.restaurant_id = new.restaurant_id and a.booking_id = new.id;
  else
    update public.assigned_tables as t
      set during = tstzrange(new.start_at, new.end_at)
      from public.table_assignments as a
      where a.restaurant_id = new.restaurant_id
        and a.booking_id = new.id
        and t.restaurant_id = a.restaurant_id
        and t.assignment_id = a.id
        and t.during <> tstzrange(new.start_at, new.end_at);
  end if;
  if not found then
    return null;
  end if;
  v_held := coalesce(v_held, (allocator.assignment_of(new)).table_ids);
  perform allocator.record_event(
    new,
    (case when v_is_released then 'released' else 'edited' end)::public.assignment_action,
    auth.uid(),
    allocator.booking_state(old, v_held),
    allocator.booking_state(new, case when v_is_released then '{}' else v_held end),
    null,
    null
  );
  return null;
end;
$$;

comment on function allocator.keep_tables_in_step() is
  'Trigger of bookings, for every writer: a booking that is over releases its tables at once, one that moves takes '
  'them along or is refused by table_is_not_double_booked (23P01). The RPCs have done both by then, with a better '
  'refusal, so there is nothing left to do.';

revoke execute on function allocator.keep_tables_in_step() from public, anon, authenticated, service_role;

create trigger tables_follow_their_booking
  after update of status, start_at, end_at on public.bookings
  for each row execute function allocator.keep_tables_in_step();
