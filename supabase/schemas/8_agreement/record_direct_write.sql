create function allocator.record_direct_write(p_before public.bookings, p_after public.bookings)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_is_released constant boolean := p_after.status in ('completed', 'cancelled', 'no_show')
    and p_before.status in ('confirmed', 'checked_in');
  v_action text;
  v_table_ids uuid[];
  v_edited text[];
begin
  if p_before.id is null then
    perform allocator.record_event(
      p_after, 'created', allocator.caller_id(),
      allocator.booking_state(null, null), allocator.booking_state(p_after, null),
      null, null
    );
    return;
  end if;

  v_edited := array(
    select e.key
    from jsonb_each(to_jsonb(p_after)) as e
    where e.value <> to_jsonb(p_before) -> e.key and e.key not in ('updated_at', 'hold', 'is_seated')
    order by e.key
  );
  if v_edited <> '{}' then
    v_table_ids := (allocator.assignment_of(p_before)).table_ids;
    v_action := allocator.action_of_change(p_before.status, p_after.status);
    perform allocator.record_event(
      p_after,
      (case when v_is_released and v_action = 'edited' then 'released' else v_action end)::public.assignment_action,
      allocator.caller_id(),
      allocator.booking_state(p_before, v_table_ids),
      case
        when v_is_released then allocator.booking_state(p_after, null)
        else allocator.booking_state(p_after, v_table_ids) || jsonb_build_object('edited', v_edited)
      end,
      null, null
    );
  else
    -- Its version is new all the same.
    perform allocator.note_change(p_after.restaurant_id);
  end if;
end;
$$;

comment on function allocator.record_direct_write(public.bookings, public.bookings) is
  'The audit event of a booking that is inserted (p_before null) or changed by something else than an RPC. Where that '
  'moves a booking, the foreign keys take its tables along, or refuse it by table_is_not_double_booked (23P01). What '
  'a direct write does to table_assignments and assigned_tables is recorded by record_direct_tables.';

revoke execute on function allocator.record_direct_write(public.bookings, public.bookings)
  from public, anon, authenticated, service_role;
