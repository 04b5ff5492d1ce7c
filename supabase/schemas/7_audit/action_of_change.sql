create function allocator.action_of_change(p_before public.booking_status, p_after public.booking_status)
returns public.assignment_action
language plpgsql
immutable
set search_path = pg_catalog, pg_temp
as $$
begin
  return (case
    when p_before = p_after then 'edited'
    when p_after = 'checked_in' then 'checked_in'
    when p_after = 'completed' then 'left'
    when p_after = 'no_show' then 'no_show'
    else 'edited'
  end)::public.assignment_action;
end;
$$;

comment on function allocator.action_of_change(public.booking_status, public.booking_status) is
  'What the audit calls a change of a booking from one status to another.';

revoke execute on function allocator.action_of_change(public.booking_status, public.booking_status)
  from public, anon, authenticated, service_role;
