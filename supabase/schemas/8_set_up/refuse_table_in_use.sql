create function allocator.refuse_table_in_use()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_holds jsonb;
begin
  if not allocator.caller_is_user() then
    return old;
  end if;
  perform allocator.forget_past_blocks(old.restaurant_id, old.id);
  select
      jsonb_agg(
        jsonb_build_object(
          'bookingId', a.booking_id,
          'assignmentId', a.id,
          'startAt', lower(h.during),
          'endAt', upper(h.during),
          'occupied', h.occupied
        )
        order by lower(h.during), a.id
      )
    into v_holds
    from (
      select t.assignment_id, t.during, t.occupied
      from public.assigned_tables as t
      where t.restaurant_id = old.restaurant_id and t.table_id = old.id
      order by lower(t.during), t.assignment_id
      limit 50
    ) as h
    join public.table_assignments as a on a.restaurant_id = old.restaurant_id and a.id = h.assignment_id;
  if v_holds is not null then
    perform allocator.refuse(
      'STILL_IN_USE',
      case
        when v_holds @> '[{"occupied": true}]' then format('People sit at table %s', old.label)
        else format('Table %s is promised', old.label)
      end,
      jsonb_build_object('restaurantId', old.restaurant_id, 'tableId', old.id, 'holds', v_holds),
      'Move these bookings or take the blocks back first; or take the table out of use, which keeps them'
    );
  end if;
  return old;
end;
$$;

comment on function allocator.refuse_table_in_use() is
  'Trigger of dining_tables: raises TA017 when a user deletes a table that somebody has: a party that sits there, a '
  'booking, or a block to come. details.holds lists up to 50. What it says in words for people, the foreign key '
  'a_held_table_is_not_deleted ensures for whoever writes. The row is locked by then: a call that gives the table out '
  'at the same moment has either done so, and is seen, or finds the row locked and is tried again.';

revoke execute on function allocator.refuse_table_in_use() from public, anon, authenticated, service_role;

create trigger a_table_in_use_is_not_deleted
  before delete on public.dining_tables
  for each row execute function allocator.refuse_table_in_use();
