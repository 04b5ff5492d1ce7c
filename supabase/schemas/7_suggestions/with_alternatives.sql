create function allocator.with_alternatives(
  p_details jsonb,
  p_booking public.bookings,
  p_avoided uuid[] default null
)
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_alternatives constant jsonb := allocator.alternatives(p_booking, p_avoided);
begin
  if v_alternatives is null then
    return p_details;
  end if;
  return p_details || jsonb_build_object('alternatives', v_alternatives);
end;
$$;

comment on function allocator.with_alternatives(jsonb, public.bookings, uuid[]) is
  'The details of a refusal with the alternatives for the booking that is refused, as it would have become.';

revoke execute on function allocator.with_alternatives(jsonb, public.bookings, uuid[])
  from public, anon, authenticated, service_role;
