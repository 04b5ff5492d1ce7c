create function allocator.refuse_tables(
  p_reason text,
  p_message text,
  p_booking public.bookings,
  p_table_ids uuid[],
  p_hint text
)
returns void
language plpgsql
set search_path = ''
as $$
begin
  perform allocator.refuse(
    p_reason,
    format(p_message, (
      select string_agg(t.label, ', ' order by t.label)
      from public.dining_tables as t
      where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids)
    )),
    jsonb_build_object(
      'restaurantId', p_booking.restaurant_id,
      'tableIds', array(select id from unnest(p_table_ids) as id order by id)
    ),
    p_hint
  );
end;
$$;

comment on function allocator.refuse_tables(text, text, public.bookings, uuid[], text) is
  'Refuses some of the requested tables for the reason. p_message: with %s for their labels.';

revoke execute on function allocator.refuse_tables(text, text, public.bookings, uuid[], text)
  from public, anon, authenticated, service_role;
