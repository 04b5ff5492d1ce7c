create function allocator.stamp_booking()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_op = 'UPDATE' then
    new.updated_at := greatest(clock_timestamp(), old.updated_at + interval '1 millisecond');
    if new.start_at <> old.start_at and new.held_from is not distinct from old.held_from then
      new.held_from := null;
    elsif new.held_from >= new.end_at then
      new.held_from := null;
    end if;
    if new.status = old.status then
      return new;
    end if;
  end if;

  if new.status = 'checked_in' then
    new.seated_at := coalesce(new.seated_at, clock_timestamp());
    new.left_at := null;
  elsif new.status = 'completed' then
    if tg_op = 'UPDATE' then
      new.left_at := coalesce(new.left_at, clock_timestamp());
    end if;
  else
    new.seated_at := null;
    new.left_at := null;
    if new.status <> 'confirmed' or new.held_from < new.start_at then
      new.held_from := null;
    end if;
  end if;
  return new;
end;
$$;

comment on function allocator.stamp_booking() is
  'Trigger of bookings, for every writer: the version of the row, and the times that follow from its status. A party that '
  'sits down gets seated_at, one that leaves left_at, unless the writer knows better; any other status takes both away, and '
  'what was held from before the start. A booking that starts at another time, or ends before its tables were taken, is held '
  'from its start.';

revoke execute on function allocator.stamp_booking() from public, anon, authenticated, service_role;

create trigger a_booking_is_stamped
  before insert or update on public.bookings
  for each row execute function allocator.stamp_booking();
