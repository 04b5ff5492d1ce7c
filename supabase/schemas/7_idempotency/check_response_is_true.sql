create function allocator.check_response_is_true(p_booking public.bookings, p_request public.assignment_requests)
returns void
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_assignment_id constant uuid := (allocator.assignment_of(p_booking)).id;
begin
  if p_booking.id is null then
    if exists (
      select from jsonb_path_query(p_request.response, '$.**.assignmentId') as answered (id)
      where p_request.operation <> 'unblock_tables'
        and not exists (
          select from public.table_assignments as a
          where a.restaurant_id = p_request.restaurant_id and a.id = (answered.id #>> '{}')::uuid
        )
    ) then
      perform allocator.refuse_reused_key(p_booking, 'the assignment no longer exists');
    end if;
  elsif p_request.assignment_id is null and v_assignment_id is not null then
    perform allocator.refuse_reused_key(p_booking, 'the booking has tables again');
  elsif p_request.assignment_id is distinct from v_assignment_id then
    perform allocator.refuse_reused_key(p_booking, 'the assignment no longer exists');
  elsif p_request.response #>> '{booking,status}' <> p_booking.status::text then
    perform allocator.refuse_reused_key(p_booking, 'the status has changed');
  end if;
end;
$$;

comment on function allocator.check_response_is_true(public.bookings, public.assignment_requests) is
  'Raises TA012 when repeating a stored response would mislead: the booking has other tables than it says, tables '
  'where it says none, or another status; one of several assignments or a block is gone. Other later edits do not '
  'count: the response is the result of its own request.';

revoke execute on function allocator.check_response_is_true(public.bookings, public.assignment_requests)
  from public, anon, authenticated, service_role;
