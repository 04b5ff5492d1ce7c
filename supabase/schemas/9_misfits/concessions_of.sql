create function allocator.concessions_of(
  p_booking public.bookings,
  out extra_chairs boolean,
  out apart boolean,
  out bypassed boolean
)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  select
      coalesce(bool_or(e.after @> '{"extraChairs": true}'), false),
      coalesce(bool_or(e.after @> '{"apart": true}'), false),
      coalesce(bool_or(e.capacity @> '{"state": "bypassed"}'), false)
    into extra_chairs, apart, bypassed
    from public.table_assignments as a
    join public.assignment_events as e
      on e.restaurant_id = a.restaurant_id
      and e.booking_id = a.booking_id
      -- The call that made the assignment recorded it; no call takes a minute.
      and e.id >= allocator.first_event_id(a.created_at)
      and e.id < allocator.first_event_id(a.created_at + interval '1 minute')
    where a.restaurant_id = p_booking.restaurant_id and a.booking_id = p_booking.id;
end;
$$;

comment on function allocator.concessions_of(public.bookings) is
  'What staff allowed when the booking got its tables, as the audit has it: more chairs, sitting apart, being beyond a '
  'limit. It is no misfit for what was meant.';

revoke execute on function allocator.concessions_of(public.bookings) from public, anon, authenticated, service_role;
