create function allocator.refuse_zones(p_booking public.bookings, p_table_ids uuid[])
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  perform allocator.refuse(
    'TABLES_SPAN_ZONES', 'The tables stand in different zones',
    jsonb_build_object(
      'restaurantId', p_booking.restaurant_id,
      'tableIds', p_table_ids,
      'zones', (
        select count(distinct t.zone_id)
        from public.dining_tables as t
        where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids)
      )
    ),
    'Choose tables of one zone'
  );
end;
$$;

comment on function allocator.refuse_zones(public.bookings, uuid[]) is
  'Raises TA008 with the number of zones that the tables stand in.';

revoke execute on function allocator.refuse_zones(public.bookings, uuid[])
  from public, anon, authenticated, service_role;
