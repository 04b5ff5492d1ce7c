create function allocator.find_response(
  p_booking public.bookings,
  p_operation text,
  p_idempotency_key text,
  p_request_hash bytea
)
returns jsonb
language plpgsql
stable
set search_path = ''
as $$
declare
  v_request public.assignment_requests;
  v_assignment_id uuid;
begin
  select q.*
    into v_request
    from public.assignment_requests as q
    where q.restaurant_id = p_booking.restaurant_id
      and q.operation = p_operation
      and q.idempotency_key = p_idempotency_key
      and q.created_at > now() - interval '24 hours';
  if not found then
    return null;
  end if;
  if v_request.request_hash <> p_request_hash then
    perform allocator.refuse_reused_key(p_booking, 'the request differs');
  end if;

  v_assignment_id := coalesce(
    v_request.response ->> 'assignmentId', v_request.response #>> '{assignment,assignmentId}'
  )::uuid;
  if v_assignment_id is not null and not exists (
    select from public.table_assignments as a
    where a.restaurant_id = p_booking.restaurant_id and a.id = v_assignment_id
  ) then
    perform allocator.refuse_reused_key(p_booking, 'the assignment no longer exists');
  end if;
  return v_request.response || jsonb_build_object('replayed', true);
end;
$$;

comment on function allocator.find_response(public.bookings, text, text, bytea) is
  'The stored response of this key, marked as replayed; null when the key is new or expired. Raises TA012 when '
  'the key stands for another request, or for an assignment that has been released or replaced since.';

revoke execute on function allocator.find_response(public.bookings, text, text, bytea)
  from public, anon, authenticated, service_role;
