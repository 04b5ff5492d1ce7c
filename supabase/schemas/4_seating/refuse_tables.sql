create function allocator.refuse_tables(
  p_reason text,
  p_predicate text,
  p_plural_predicate text,
  p_booking public.bookings,
  p_table_ids uuid[],
  p_hint text,
  p_suggests boolean default false
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_details jsonb := jsonb_build_object(
    'restaurantId', p_booking.restaurant_id,
    'tableIds', array(select id from unnest(p_table_ids) as id order by id)
  );
begin
  if p_suggests then
    v_details := allocator.with_alternatives(v_details, p_booking);
  end if;
  perform allocator.refuse(
    p_reason,
    allocator.name_tables(p_booking.restaurant_id, p_table_ids)
      || ' ' || case when cardinality(p_table_ids) = 1 then p_predicate else p_plural_predicate end,
    v_details,
    p_hint
  );
end;
$$;

comment on function allocator.refuse_tables(text, text, text, public.bookings, uuid[], text, boolean) is
  'Refuses some of the requested tables for the reason. The predicates complete a sentence about one of them (is out '
  'of use) and about several (are out of use). p_suggests: whether it offers others.';

revoke execute on function allocator.refuse_tables(text, text, text, public.bookings, uuid[], text, boolean)
  from public, anon, authenticated, service_role;
