create function allocator.refuse_booking_of_several(
  p_booking_id uuid,
  p_sqlstate text,
  p_message text,
  p_details text,
  p_hint text
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  raise exception using
    errcode = p_sqlstate,
    message = p_message,
    detail = p_details::jsonb || jsonb_build_object('bookingId', p_booking_id),
    hint = p_hint;
end;
$$;

comment on function allocator.refuse_booking_of_several(uuid, text, text, text, text) is
  'Raises a refusal again, saying which of several bookings was refused (details.bookingId). The others as the refusal '
  'had them.';

revoke execute on function allocator.refuse_booking_of_several(uuid, text, text, text, text)
  from public, anon, authenticated, service_role;
