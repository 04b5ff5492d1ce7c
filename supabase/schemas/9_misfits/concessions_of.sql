create function allocator.concessions_of(p_restaurant_id uuid, p_booking_ids uuid[])
returns table (booking_id uuid, extra_chairs boolean, apart boolean, bypassed boolean)
language plpgsql
stable
set search_path = pg_catalog, pg_temp
set enable_nestloop = 'off'
as $$
declare
  v_first timestamptz;
  v_last timestamptz;
begin
  select min(a.created_at), max(a.created_at)
    into v_first, v_last
    from public.table_assignments as a
    where a.restaurant_id = p_restaurant_id and a.booking_id = any (p_booking_ids);
  return query
    select
      a.booking_id,
      bool_or(e.after @> '{"extraChairs": true}'),
      bool_or(e.after @> '{"apart": true}'),
      coalesce(bool_or(e.capacity @> '{"state": "bypassed"}'), false)
    from public.table_assignments as a
    join public.assignment_events as e on e.restaurant_id = p_restaurant_id and e.booking_id = a.booking_id
    where a.restaurant_id = p_restaurant_id
      and a.booking_id = any (p_booking_ids)
      -- The call that made an assignment recorded it; no call takes a minute. The audit is read once, from the oldest
      -- of them on: many that were made together would each find the events of all.
      and e.id >= allocator.first_event_id(v_first)
      and e.id < allocator.first_event_id(v_last + interval '1 minute')
      and e.created_at between a.created_at and a.created_at + interval '1 minute'
    group by a.booking_id;
end;
$$;

comment on function allocator.concessions_of(uuid, uuid[]) is
  'What staff allowed when these bookings got their tables, as the audit has it: more chairs, sitting apart, being '
  'beyond a limit. It is no misfit for what was meant. No row for a booking of which the audit says nothing. '
  'Without nested loops: an estimate that is too small would read the events once for each booking.';

revoke execute on function allocator.concessions_of(uuid, uuid[]) from public, anon, authenticated, service_role;
