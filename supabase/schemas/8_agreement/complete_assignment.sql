create function allocator.complete_assignment()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  -- As in keep_booking.
  v_rpc constant text := case
    when session_user = 'authenticator' or pg_has_role(session_user, current_user, 'usage') then
      current_setting('allocator.rpc', true)
  end;
begin
  if v_rpc = 'stamped' then
    return new;
  end if;
  if (new.booking_id is null) <> (new.block_reason is not null) then
    perform allocator.refuse_row(
      tg_table_name, 'tables_are_held_for_a_booking_or_blocked', 'An assignment has either a booking or a block_reason'
    );
  elsif new.booking_id is null and (new.occupied or isempty(new.during)) then
    perform allocator.refuse_row(
      tg_table_name, 'a_block_has_a_window_and_nobody_sits_there', 'A block has a window, and nobody sits there'
    );
  elsif new.during is null and new.booking_id is not null then
    select b.hold, b.is_seated
      into new.during, new.occupied
      from public.bookings as b
      where b.id = new.booking_id and b.restaurant_id = new.restaurant_id;
    if not found then
      -- The foreign key says so.
      new.during := 'empty';
      new.occupied := false;
    end if;
  end if;
  return new;
end;
$$;

comment on function allocator.complete_assignment() is
  'Trigger of table_assignments: an assignment that is inserted without a window gets that of its booking, the only '
  'one it may have, and is occupied if the party sits. Raises 23514 unless it has either a booking or a reason, and '
  'for a block that has no window or is occupied.';

revoke execute on function allocator.complete_assignment() from public, anon, authenticated, service_role;

create trigger an_assignment_is_of_a_booking_or_a_block
  before insert or update on public.table_assignments
  for each row execute function allocator.complete_assignment();
