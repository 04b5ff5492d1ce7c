create function allocator.misfits_of_service(p_restaurant_id uuid, p_decision allocator.capacity_decision)
returns setof allocator.misfit
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
begin
  return query
    with beyond as materialized (
      select c.id, c.start_at
      from (
        select
          b.id, b.start_at, b.end_at, b.status,
          sum(b.party_size) over in_order as covers,
          count(*) over in_order as parties
        from public.bookings as b
        where b.restaurant_id = p_restaurant_id
          and b.start_at >= lower(p_decision.starts)
          and b.start_at < upper(p_decision.starts)
          and p_decision.starts @> b.start_at
          and b.status in ('confirmed', 'checked_in', 'completed')
        window in_order as (order by b.created_at, b.id)
      ) as c
      where (c.covers > p_decision.max_covers or c.parties > p_decision.max_parties)
        and c.status = 'confirmed'
        and c.end_at > clock_timestamp()
    )
    select b.id, 'CAPACITY_EXCEEDED'
    from beyond as b
    left join allocator.concessions_of(p_restaurant_id, array(select o.id from beyond as o)) as c
      on c.booking_id = b.id
    where c.bypassed is not true
      -- Without a period the whole date is counted, but only what starts in no period is held against it.
      and (
        p_decision.service_period_id is not null
        or (
          allocator.find_service(p_restaurant_id, allocator.timezone_of(p_restaurant_id), b.start_at)
        ).service_period_id is null
      );
end;
$$;

comment on function allocator.misfits_of_service(uuid, allocator.capacity_decision) is
  'The bookings of a service that are beyond its limit, in the order in which they were made: who came last is beyond '
  'it. Counted as the capacity guard counts; whoever was let in past the limit on purpose is no misfit.';

revoke execute on function allocator.misfits_of_service(uuid, allocator.capacity_decision)
  from public, anon, authenticated, service_role;
