create function allocator.alternatives(p_booking public.bookings, p_avoided uuid[] default null)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_most constant integer := 3;
  v_stored public.bookings;
  v_booking public.bookings;
  v_held allocator.assignment;
  v_stay allocator.wanted_stay;
  v_tables allocator.free_table[];
  v_sets allocator.table_set[];
begin
  select b.*
    into v_stored
    from public.bookings as b
    where b.id = p_booking.id and b.restaurant_id = p_booking.restaurant_id;
  if v_stored.status in ('confirmed', 'checked_in') then
    v_held := allocator.assignment_of(v_stored);
  end if;
  v_booking := allocator.sought_booking(p_booking);
  if not allocator.is_let_in(allocator.foresee_capacity(v_booking, v_stored), v_stored) then
    return jsonb '[]';
  end if;
  v_stay := allocator.stay_of(v_booking, v_held.id, null, true);
  v_stay.avoided := p_avoided;
  v_tables := allocator.free_tables(v_stay, array[v_stay.start_at]);
  v_sets := allocator.find_sets(v_stay, v_tables, v_most + 1);
  -- One more, because the tables that it holds are no alternative.
  v_sets := array(
    select v_sets[i]
    from generate_subscripts(v_sets, 1) as i
    where v_held.id is null
      or array(select (v_tables[n]).id from unnest((v_sets[i]).tables) as n order by 1) <> v_held.table_ids
    order by i
    limit v_most
  );
  return allocator.describe_sets(v_stay, v_tables, v_sets);
exception
  -- The refusal stands without them. Only what is named here includes a timeout.
  when query_canceled or others then
    return null;
end;
$$;

comment on function allocator.alternatives(public.bookings, uuid[]) is
  'For a refusal: up to 3 suggestions for the booking as it would become, for the whole of its stay, with several '
  'tables in one group; none when a limit would refuse it anyway, null when they cannot be found. It takes no lock, and '
  'is asked once the locks of the tables have been given back, so that who comes next does not wait for it. p_avoided: '
  'tables that the same request wants for others.';

revoke execute on function allocator.alternatives(public.bookings, uuid[])
  from public, anon, authenticated, service_role;
