create function allocator.lock_bookings_of_restaurant()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  perform
    from public.bookings as b
    where b.restaurant_id = old.id
    order by b.id
    for update;
  -- No foreign key takes them along: they have no booking.
  delete from public.table_assignments as a
    where a.restaurant_id = old.id and a.booking_id is null;
  return old;
end;
$$;

comment on function allocator.lock_bookings_of_restaurant() is
  'Trigger of restaurants: a deletion takes the locks of the calls in the order of the calls, bookings first, so that '
  'the two wait for each other and never deadlock. It takes the blocks along.';

revoke execute on function allocator.lock_bookings_of_restaurant() from public, anon, authenticated, service_role;

create trigger a_deletion_waits_for_the_calls
  before delete on public.restaurants
  for each row execute function allocator.lock_bookings_of_restaurant();
