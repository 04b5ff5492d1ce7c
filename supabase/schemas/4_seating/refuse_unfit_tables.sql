create function allocator.refuse_unfit_tables(
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
      sum(t.seats) as seats,
      bool_and(t.is_active) as all_active,
      bool_and(t.is_movable) as all_movable,
      count(distinct t.zone_id) as zones
    into v_found
    from public.dining_tables as t
    where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids);

  if v_found.tables < cardinality(p_table_ids) then
    perform allocator.refuse(
      'TABLE_NOT_FOUND', 'There is no such table in this restaurant',
      jsonb_build_object(
        'restaurantId', p_booking.restaurant_id,
        'tableIds', array(
          select id from unnest(p_table_ids) as id
          except
          select t.id from public.dining_tables as t where t.restaurant_id = p_booking.restaurant_id
          order by 1
        )
      ),
      'Reload the floor plan; the table may have been removed'
    );
  elsif not v_found.all_active then
    perform allocator.refuse_tables(
      'TABLE_INACTIVE', 'Table %s is out of use', p_booking,
      array(
        select t.id from public.dining_tables as t
        where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids) and not t.is_active
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
    perform allocator.refuse_tables(
      'TABLE_NOT_MOVABLE', 'Table %s is fixed and cannot be joined with others', p_booking,
      array(
        select t.id from public.dining_tables as t
        where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids) and not t.is_movable
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

comment on function allocator.refuse_unfit_tables(public.bookings, uuid[], boolean) is
  'Says why tables_can_seat is false: raises TA003, TA007 to TA011. It looks anew; should they be fit by now, it '
  'returns.';

revoke execute on function allocator.refuse_unfit_tables(public.bookings, uuid[], boolean)
  from public, anon, authenticated, service_role;
