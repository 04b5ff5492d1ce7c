create function allocator.stamp_booking(p_before public.bookings, p_after public.bookings)
returns public.bookings
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if p_before.id is not null then
    p_after.updated_at := greatest(clock_timestamp(), p_before.updated_at + interval '1 millisecond');
    if p_after.start_at <> p_before.start_at and p_after.held_from is not distinct from p_before.held_from then
      p_after.held_from := null;
    end if;
  end if;

  if p_before.id is not null and p_after.status = p_before.status then
    null;
  elsif p_after.status = 'checked_in' then
    p_after.seated_at := coalesce(p_after.seated_at, clock_timestamp());
    p_after.left_at := null;
  elsif p_after.status = 'completed' then
    if p_before.id is not null then
      p_after.left_at := coalesce(p_after.left_at, clock_timestamp());
    end if;
  else
    p_after.seated_at := null;
    p_after.left_at := null;
    if p_after.status <> 'confirmed' or p_after.held_from < p_after.start_at then
      p_after.held_from := null;
    end if;
  end if;

  if p_after.held_from >= p_after.end_at then
    p_after.held_from := null;
  end if;
  perform allocator.check_stored_booking(p_before, p_after);
  return p_after;
end;
$$;

comment on function allocator.stamp_booking(public.bookings, public.bookings) is
  'The booking with its version, the times that follow from its status; raises '
  '23514 as check_stored_booking does. p_before: null when it is inserted. A party that sits down gets seated_at, one '
  'that leaves left_at, unless the writer knows better; any other status takes both away, and what was held from '
  'before the start. A booking that starts at another time, or ends before its tables were taken, is held from its '
  'start.';

revoke execute on function allocator.stamp_booking(public.bookings, public.bookings)
  from public, anon, authenticated, service_role;
