create function allocator.refuse_missing_tables(p_booking public.bookings, p_table_ids uuid[])
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
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
end;
$$;

comment on function allocator.refuse_missing_tables(public.bookings, uuid[]) is
  'Raises TA003 with those of the ids that are not tables of the booking''s restaurant.';

revoke execute on function allocator.refuse_missing_tables(public.bookings, uuid[])
  from public, anon, authenticated, service_role;
