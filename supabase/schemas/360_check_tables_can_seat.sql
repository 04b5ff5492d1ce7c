create function allocator.check_tables_can_seat(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_require_adjacency boolean
)
returns void
language plpgsql
set search_path = ''
as $$
declare
  v_found record;
begin
  select
      count(*) as tables,
      bool_and(t.is_active) as all_active,
      count(distinct t.zone_id) as zones,
      bool_and(t.is_movable) as all_movable,
      sum(t.seats) as seats,
      array_agg(t.id) as ids,
      array_agg(t.id) filter (where not t.is_active) as inactive_ids,
      array_agg(t.id) filter (where not t.is_movable) as fixed_ids,
      string_agg(t.label, ', ' order by t.label) filter (where not t.is_active) as inactive_labels,
      string_agg(t.label, ', ' order by t.label) filter (where not t.is_movable) as fixed_labels
    into v_found
    from public.dining_tables as t
    where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids);

  if v_found.tables < cardinality(p_table_ids) then
    perform allocator.refuse(
      'TABLE_NOT_FOUND', 'There is no such table in this restaurant',
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id,
        'tableIds', array(select unnest(p_table_ids) except select unnest(v_found.ids) order by 1)
      ),
      'Reload the floor plan; the table may have been removed'
    );
  elsif not v_found.all_active then
    perform allocator.refuse(
      'TABLE_INACTIVE', format('Table %s is out of use', v_found.inactive_labels),
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id,
        'tableIds', array(select unnest(v_found.inactive_ids) order by 1)
      ),
      'Choose other tables, or put it back into use first'
    );
  elsif v_found.zones > 1 then
    perform allocator.refuse(
      'TABLES_SPAN_ZONES', 'The tables stand in different zones',
      jsonb_build_object('restaurantId', p_booking.restaurant_id, 'tableIds', p_table_ids, 'zones', v_found.zones),
      'Choose tables of one zone'
    );
  elsif v_found.tables > 1 and not v_found.all_movable then
    perform allocator.refuse(
      'TABLE_NOT_MOVABLE', format('Table %s is fixed and cannot be joined with others', v_found.fixed_labels),
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id,
        'tableIds', array(select unnest(v_found.fixed_ids) order by 1)
      ),
      'Assign a fixed table alone, or choose movable tables'
    );
  elsif p_require_adjacency and v_found.tables > 1
    and not allocator.tables_are_adjacent(p_booking.restaurant_id, p_table_ids) then
    perform allocator.refuse(
      'TABLES_NOT_ADJACENT', 'The tables do not all stand next to each other',
      jsonb_build_object('restaurantId', p_booking.restaurant_id, 'tableIds', p_table_ids),
      'Choose tables that form one group, or do not require adjacency'
    );
  end if;
  perform allocator.check_seats(p_booking, v_found.seats, p_table_ids);
end;
$$;

comment on function allocator.check_tables_can_seat(public.bookings, uuid[], boolean) is
  'Refuses a set of tables that cannot seat the booking at any time: TA003, TA007 to TA011. The ids are distinct. '
  'Who holds the tables is not looked at.';

revoke execute on function allocator.check_tables_can_seat(public.bookings, uuid[], boolean)
  from public, anon, authenticated, service_role;
