create function allocator.shown_bookings(
  p_restaurant_id uuid,
  p_of_date tstzmultirange,
  p_window tstzrange
)
returns setof public.bookings
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  -- A booking lasts a day at most, so that what reaches into the window has started since then.
  v_first constant timestamptz := lower(p_window) - interval '24 hours';
  v_last constant timestamptz := upper(p_window);
begin
  return query
    select b.*
    from public.bookings as b
    where b.restaurant_id = p_restaurant_id
      and b.start_at > v_first
      and b.start_at < v_last
      and (
        p_of_date @> b.start_at
        or b.status = 'checked_in'
        or b.status = 'confirmed' and b.hold && p_window
      )
    union all
    select b.*
    from (
      select distinct t.assignment_id
      from public.assigned_tables as t
      where t.restaurant_id = p_restaurant_id and t.occupied
    ) as t
    -- One by one: a join might read all assignments of the restaurant.
    cross join lateral (
      select a.booking_id
      from public.table_assignments as a
      where a.restaurant_id = p_restaurant_id and a.id = t.assignment_id
      offset 0
    ) as a
    cross join lateral (
      select b.*
      from public.bookings as b
      where b.restaurant_id = p_restaurant_id and b.id = a.booking_id
      offset 0
    ) as b
    where not (b.start_at > v_first and b.start_at < v_last);
end;
$$;

comment on function allocator.shown_bookings(uuid, tstzmultirange, tstzrange) is
  'The bookings that a desk shows of a date: all that start in one of its services, whatever their status, all that '
  'hold a table within the window, and everybody who sits now. p_of_date: the moments that belong to the date.';

revoke execute on function allocator.shown_bookings(uuid, tstzmultirange, tstzrange)
  from public, anon, authenticated, service_role;
