create function allocator.take_hold_of_booking()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  select b.hold, b.is_seated
    into new.during, new.occupied
    from public.bookings as b
    where b.id = new.booking_id and b.restaurant_id = new.restaurant_id;
  if not found and new.booking_id is not null then
    -- The foreign key says so.
    new.during := 'empty';
    new.occupied := false;
  end if;
  return new;
end;
$$;

comment on function allocator.take_hold_of_booking() is
  'Trigger of table_assignments: an assignment that is inserted without a window gets that of its booking, the only one '
  'it may have, and is occupied if the party sits.';

revoke execute on function allocator.take_hold_of_booking() from public, anon, authenticated, service_role;

create trigger an_assignment_takes_the_hold_of_its_booking
  before insert on public.table_assignments
  for each row
  when (new.during is null)
  execute function allocator.take_hold_of_booking();
