create function allocator.check_tables_exist(p_booking public.bookings, p_table_ids uuid[])
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  -- As in check_tables.
  if (
    select count(*)
    from (
      select
      from public.dining_tables as d
      where d.restaurant_id = p_booking.restaurant_id and d.id = any (p_table_ids)
      for key share nowait
    ) as t
  ) < cardinality(p_table_ids) then
    -- The restaurant may have been deleted since the call began.
    perform allocator.check_host(p_booking.restaurant_id);
    perform allocator.refuse_missing_tables(p_booking, p_table_ids);
  end if;
end;
$$;

comment on function allocator.check_tables_exist(public.bookings, uuid[]) is
  'Raises TA003 unless these are tables of the restaurant, for a block, which they need not fit otherwise. Until the '
  'transaction ends none of them can be deleted; while one is being deleted, it raises 55P03 at once.';

revoke execute on function allocator.check_tables_exist(public.bookings, uuid[])
  from public, anon, authenticated, service_role;
