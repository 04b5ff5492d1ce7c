create function allocator.alternatives(p_booking public.bookings, p_avoided uuid[] default null)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_most constant integer := 3;
  v_stored public.bookings;
  v_held allocator.assignment;
  v_found jsonb;
begin
  select b.*
    into v_stored
    from public.bookings as b
    where b.id = p_booking.id and b.restaurant_id = p_booking.restaurant_id;
  if v_stored.status in ('confirmed', 'checked_in') then
    v_held := allocator.assignment_of(v_stored);
  end if;
  v_found := (
    allocator.search_tables(
      allocator.sought_booking(p_booking), v_stored, v_held, p_avoided, null,
      v_most + (v_held.id is not null)::integer, true
    )
  ).suggestions;
  if v_held.id is not null then
    -- One more was sought, because the tables that it holds are no alternative.
    v_found := (
      select coalesce(jsonb_agg(others.suggestion order by others.position), '[]')
      from (
        select s.suggestion, s.position
          from jsonb_array_elements(v_found) with ordinality as s (suggestion, position)
          cross join lateral (select s.suggestion -> 'tableIds' as suggested, to_jsonb(v_held.table_ids) as held) as t
          where not (t.suggested @> t.held and t.suggested <@ t.held)
          order by s.position
          limit v_most
      ) as others
    );
  end if;
  return v_found;
exception
  -- The refusal stands without them. Only what is named here includes a timeout.
  when query_canceled or others then
    return null;
end;
$$;

comment on function allocator.alternatives(public.bookings, uuid[]) is
  'For a refusal: up to 3 suggestions for the booking as it would become, for the whole of its stay, with several '
  'tables in one group; none when a limit would refuse it anyway, null when they cannot be found. It takes no lock, and '
  'is called once the locks of the tables have been given back, so that the next call does not wait for it. p_avoided: '
  'tables that the same request wants for others.';

revoke execute on function allocator.alternatives(public.bookings, uuid[])
  from public, anon, authenticated, service_role;
