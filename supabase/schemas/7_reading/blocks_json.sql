create function allocator.blocks_json(p_restaurant_id uuid, p_window tstzrange)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return (
    select coalesce(jsonb_agg(
      jsonb_build_object(
        'assignmentId', a.id,
        'tableIds', array(
          select t.table_id
          from public.assigned_tables as t
          where t.restaurant_id = p_restaurant_id and t.assignment_id = a.id
          order by t.table_id
        ),
        -- One that was written without an end is shown to the end of what is read.
        'startAt', coalesce(nullif(lower(a.during), '-infinity'), lower(p_window)),
        'endAt', coalesce(nullif(upper(a.during), 'infinity'), upper(p_window)),
        'reason', a.block_reason,
        'partOf', a.part_of
      )
      order by lower(a.during), a.id
    ), '[]')
    from public.table_assignments as a
    where a.restaurant_id = p_restaurant_id
      and a.booking_id is null
      and coalesce(upper(a.during), 'infinity'::timestamptz) > lower(p_window)
      and a.during && p_window
  );
end;
$$;

comment on function allocator.blocks_json(uuid, tstzrange) is
  'The blocks within a window as read_service answers them, by their start. Those that ended before it are not read.';

revoke execute on function allocator.blocks_json(uuid, tstzrange) from public, anon, authenticated, service_role;
