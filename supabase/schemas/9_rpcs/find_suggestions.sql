create function allocator.find_suggestions(
  p_booking_id uuid,
  p_restaurant_id uuid,
  p_fields jsonb,
  p_fewest_minutes integer,
  p_limit integer,
  p_require_adjacency boolean
)
returns jsonb
language plpgsql
stable
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set lock_timeout = '2s'
set plan_cache_mode = 'force_generic_plan'
set enable_seqscan = 'off'
set enable_bitmapscan = 'off'
as $$
declare
  v_stored public.bookings;
  v_booking public.bookings;
  v_held allocator.assignment;
  v_search record;
  v_next timestamptz[] := array[]::timestamptz[];
begin
  perform allocator.check_search(p_booking_id, p_restaurant_id, p_fields, p_fewest_minutes, p_limit);
  if p_booking_id is not null then
    v_stored := allocator.read_booking(p_booking_id, p_restaurant_id);
    perform allocator.open_rules_table(v_stored.restaurant_id);
    v_booking := v_stored;
    v_held := allocator.assignment_of(v_stored);
  else
    perform allocator.open_rules_table(p_restaurant_id);
    perform allocator.check_member(p_restaurant_id);
    v_booking := allocator.new_booking(p_restaurant_id, p_fields, false);
    perform allocator.check_edit(v_booking, v_booking, false);
  end if;
  v_booking := allocator.sought_booking(v_booking);
  v_search := allocator.search_tables(
    v_booking, v_stored, v_held, null, p_fewest_minutes, p_limit, p_require_adjacency
  );
  if v_search.suggestions = '[]' then
    v_next := allocator.next_times(v_booking, v_stored, p_fewest_minutes, p_require_adjacency, v_held.id);
  end if;
  return jsonb_build_object(
    'restaurantId', v_booking.restaurant_id,
    'replayed', false,
    'suggestions', v_search.suggestions,
    'nextTimes', v_next,
    'capacity', allocator.capacity_json(v_search.decision)
  );
end;
$$;

comment on function allocator.find_suggestions(uuid, uuid, jsonb, integer, integer, boolean) is
  'public.suggest_tables with the rights of the owner, for members of the restaurant and trusted callers. Under the '
  'policies the windows of holds could not be looked up in their index, because comparing ranges is not leakproof: a '
  'search would read all that was ever held. Nor may a member read the switch of the guard. p_fields: party_size, '
  'start_at and end_at as given. It reads only, and waits at most 2 s for a table that is being changed (55P03).';

revoke execute on function allocator.find_suggestions(uuid, uuid, jsonb, integer, integer, boolean)
  from public, anon, authenticated, service_role;
grant execute on function allocator.find_suggestions(uuid, uuid, jsonb, integer, integer, boolean)
  to authenticated, service_role;
