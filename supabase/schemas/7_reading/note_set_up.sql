create function allocator.note_set_up()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
begin
  if tg_level = 'STATEMENT' then
    perform allocator.note_change(null);
    return null;
  end if;
  -- One function for restaurants, whose key is id, and for the tables that refer to them.
  perform allocator.note_change(c.id)
    from (
      select distinct (row_of ->> case when row_of ? 'restaurant_id' then 'restaurant_id' else 'id' end)::uuid as id
      from unnest(array[to_jsonb(old), to_jsonb(new)]) as row_of
      where row_of is not null
    ) as c;
  return null;
end;
$$;

comment on function allocator.note_set_up() is
  'Trigger of everything that read_service answers and the audit does not have. Of a whole statement it notes that '
  'every restaurant may have changed: nothing says which rows were truncated.';

revoke execute on function allocator.note_set_up() from public, anon, authenticated, service_role;

create trigger a_restaurant_is_noted
  after insert or update or delete on public.restaurants
  for each row execute function allocator.note_set_up();

create trigger a_member_is_noted
  after insert or update or delete on public.restaurant_members
  for each row execute function allocator.note_set_up();

create trigger a_zone_is_noted
  after insert or update or delete on public.zones
  for each row execute function allocator.note_set_up();

create trigger a_table_is_noted
  after insert or update or delete on public.dining_tables
  for each row execute function allocator.note_set_up();

create trigger an_adjacency_is_noted
  after insert or update or delete on public.table_adjacencies
  for each row execute function allocator.note_set_up();

create trigger a_period_is_noted
  after insert or update or delete on public.service_periods
  for each row execute function allocator.note_set_up();

create trigger a_turn_time_is_noted
  after insert or update or delete on public.turn_times
  for each row execute function allocator.note_set_up();

create trigger a_switch_is_noted
  after insert or update or delete on public.allocator_settings
  for each row execute function allocator.note_set_up();

-- Only blocks, and assignments that are handed to another booking: everything else leaves an event.
create trigger a_changed_block_is_noted
  after update on public.table_assignments
  for each row
  when (new.booking_id is null or new.booking_id is distinct from old.booking_id)
  execute function allocator.note_set_up();

create trigger truncated_restaurants_are_noted
  after truncate on public.restaurants
  for each statement execute function allocator.note_set_up();

create trigger truncated_members_are_noted
  after truncate on public.restaurant_members
  for each statement execute function allocator.note_set_up();

create trigger truncated_zones_are_noted
  after truncate on public.zones
  for each statement execute function allocator.note_set_up();

create trigger truncated_tables_are_noted
  after truncate on public.dining_tables
  for each statement execute function allocator.note_set_up();

create trigger truncated_adjacencies_are_noted
  after truncate on public.table_adjacencies
  for each statement execute function allocator.note_set_up();

create trigger truncated_periods_are_noted
  after truncate on public.service_periods
  for each statement execute function allocator.note_set_up();

create trigger truncated_turn_times_are_noted
  after truncate on public.turn_times
  for each statement execute function allocator.note_set_up();

create trigger truncated_switches_are_noted
  after truncate on public.allocator_settings
  for each statement execute function allocator.note_set_up();

create trigger truncated_bookings_are_noted
  after truncate on public.bookings
  for each statement execute function allocator.note_set_up();

create trigger truncated_assignments_are_noted
  after truncate on public.table_assignments
  for each statement execute function allocator.note_set_up();

create trigger truncated_assigned_tables_are_noted
  after truncate on public.assigned_tables
  for each statement execute function allocator.note_set_up();

-- Without its events, earlier answers would pass for unchanged.
create trigger missing_events_are_noted
  after delete or truncate on public.assignment_events
  for each statement execute function allocator.note_set_up();
