create function allocator.refuse_disagreement(p_booking_id uuid, p_table name, p_constraint name)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = 'check_violation',
    schema = 'public', table = p_table, constraint = p_constraint,
    message = 'A booking is confirmed or checked_in exactly while it holds tables',
    detail = format('Booking %s would break this', p_booking_id),
    hint = 'Assign and release tables with the RPCs; they keep the status in step';
end;
$$;

comment on function allocator.refuse_disagreement(uuid, name, name) is
  'Refuses (23514) the transaction that would leave a booking confirmed or checked_in without tables, or holding '
  'tables in any other status. p_constraint: the trigger that found it.';

revoke execute on function allocator.refuse_disagreement(uuid, name, name)
  from public, anon, authenticated, service_role;
