create function allocator.booking_state(p_booking public.bookings, p_table_ids uuid[])
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_state jsonb;
begin
  v_state := jsonb_build_object(
    'status', p_booking.status,
    'partySize', p_booking.party_size,
    'startAt', p_booking.start_at,
    'endAt', p_booking.end_at,
    'tableIds', coalesce(p_table_ids, '{}')
  );
  if p_booking.seated_at is not null then
    v_state := v_state || jsonb_build_object('seatedAt', p_booking.seated_at);
  end if;
  return v_state;
end;
$$;

comment on function allocator.booking_state(public.bookings, uuid[]) is
  'The before and after of an audit event: what the allocator decides on, without guest data; seatedAt only where the '
  'party has sat down. Null tables: none.';

revoke execute on function allocator.booking_state(public.bookings, uuid[])
  from public, anon, authenticated, service_role;
