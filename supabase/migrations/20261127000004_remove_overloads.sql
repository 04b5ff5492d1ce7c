-- Removes what an earlier system left under the names of our functions. PostgREST chooses between functions of one
-- name by their parameters; with two of them it answers every call with PGRST203. Nothing that depends on such a
-- function is dropped with it: the migration then stops and says what to do.
do $migration$
declare
  -- The cast raises where one of ours is missing.
  v_ours constant regprocedure[] := array[
    'public.assign_tables_atomic_v2(uuid, uuid[], boolean, uuid, text)',
    'public.erase_guest_data(uuid, uuid[])',
    'public.export_guest_data(uuid, uuid[])',
    'public.unassign_tables_atomic(uuid, uuid[], text)',
    'public.update_booking_with_capacity_check('
      'uuid, timestamptz, timestamptz, integer, public.booking_status, text, text, text)',
    'public.validate_booking_capacity_after_assignment(uuid)'
  ];
  v_stranger text;
  v_detail text;
begin
  for v_stranger in
    select p.oid::regprocedure::text
    from pg_proc as p
    where p.pronamespace = 'public'::regnamespace
      and p.proname = any (array(select o.proname from pg_proc as o where o.oid = any (v_ours)))
      and p.oid <> all (v_ours)
  loop
    begin
      execute format('drop routine %s', v_stranger);
      raise warning 'Dropped %, which had the name of one of our functions', v_stranger;
    exception
      when dependent_objects_still_exist or insufficient_privilege then
        get stacked diagnostics v_detail = pg_exception_detail;
        -- The CLI shows the detail of an error and not its hint.
        raise exception '% has the name of one of our functions and cannot be dropped', v_stranger
          using
            errcode = sqlstate,
            detail = concat_ws(
              e'\n', sqlerrm, nullif(v_detail, ''),
              format('Rename it with "alter routine %s rename to ...", then push again.', v_stranger)
            );
    end;
  end loop;
end;
$migration$;
