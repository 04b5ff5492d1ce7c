create function allocator.record_direct_tables(
  p_restaurant_id uuid,
  p_assignment_id uuid,
  p_before uuid[],
  p_after uuid[]
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_assignment public.table_assignments;
  v_booking public.bookings;
  v_action text;
  v_block jsonb;
begin
  select a.*
    into v_assignment
    from public.table_assignments as a
    where a.restaurant_id = p_restaurant_id and a.id = p_assignment_id;
  v_booking.restaurant_id := p_restaurant_id;
  if not found then
    return;
  elsif v_assignment.booking_id is null then
    v_action := case when p_after = '{}' then 'unblocked' else 'blocked' end;
    v_block := jsonb_build_object(
      'assignmentId', coalesce(v_assignment.part_of, v_assignment.id),
      'startAt', lower(v_assignment.during),
      'endAt', upper(v_assignment.during),
      'reason', v_assignment.block_reason
    );
  else
    select b.*
      into v_booking
      from public.bookings as b
      where b.restaurant_id = p_restaurant_id and b.id = v_assignment.booking_id;
    v_action := case
      when p_before = '{}' then 'assigned'
      when p_after <@ p_before then 'released'
      else 'reassigned'
    end;
  end if;
  perform allocator.record_event(
    v_booking, v_action::public.assignment_action, allocator.caller_id(),
    case
      when v_block is null then allocator.booking_state(v_booking, p_before)
      when p_before = '{}' then '{"tableIds": []}'
      else v_block || jsonb_build_object('tableIds', p_before)
    end,
    case
      when v_block is null then allocator.booking_state(v_booking, p_after)
      when p_after = '{}' then '{"tableIds": []}'
      else v_block || jsonb_build_object('tableIds', p_after)
    end,
    null, null
  );
end;
$$;

comment on function allocator.record_direct_tables(uuid, uuid, uuid[], uuid[]) is
  'The audit event of an assignment whose set of tables is changed by something else than an RPC: assigned, reassigned '
  'or released, for a block blocked or unblocked. p_before, p_after: the tables, ascending. No event where the '
  'assignment is gone: its deletion has left one.';

revoke execute on function allocator.record_direct_tables(uuid, uuid, uuid[], uuid[])
  from public, anon, authenticated, service_role;
