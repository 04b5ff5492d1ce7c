create function allocator.refuse_exceeded_capacity(
  p_booking public.bookings,
  p_decision allocator.capacity_decision,
  p_limit text
)
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_max constant bigint := case p_limit when 'covers' then p_decision.max_covers else p_decision.max_parties end;
  v_held constant bigint := case p_limit when 'covers' then p_decision.covers else p_decision.parties end;
  v_unit constant text := case when v_max <> 1 then p_limit when p_limit = 'covers' then 'cover' else 'party' end;
  v_period text;
begin
  select p.name
    into v_period
    from public.service_periods as p
    where p.restaurant_id = p_booking.restaurant_id and p.id = p_decision.service_period_id;
  perform allocator.refuse(
    'CAPACITY_EXCEEDED',
    format(
      '%s on %s takes %s %s at most; with this booking it would hold %s',
      coalesce(v_period, 'The day'),
      to_char(p_decision.service_date, 'YYYY-MM-DD'),
      v_max,
      v_unit,
      v_held
    ),
    jsonb_build_object(
      'token', 'capacity_exceeded_post_assignment',
      'restaurantId', p_booking.restaurant_id,
      'servicePeriodId', p_decision.service_period_id,
      'servicePeriod', v_period,
      'serviceDate', p_decision.service_date,
      'limit', p_limit
    ) || allocator.capacity_json(p_decision),
    'Choose another service; an owner or a manager can allow this party'
  );
end;
$$;

comment on function allocator.refuse_exceeded_capacity(public.bookings, allocator.capacity_decision, text) is
  'Raises TA102 with the limit, the count and the service. p_limit: covers or parties, whichever was exceeded.';

revoke execute on function allocator.refuse_exceeded_capacity(public.bookings, allocator.capacity_decision, text)
  from public, anon, authenticated, service_role;
