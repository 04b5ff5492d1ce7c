create function allocator.refuse_block(p_restaurant_id uuid, p_obstacles allocator.obstacle[])
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_request public.bookings;
  v_first allocator.obstacle;
  v_reason text;
  v_bookings jsonb;
begin
  v_request.restaurant_id := p_restaurant_id;
  select o.* into v_first from unnest(p_obstacles) as o where o.booking_id is null limit 1;
  if found then
    v_request.start_at := lower(v_first.during);
    perform allocator.refuse_blocked_table(
      v_request,
      v_first.table_id,
      (
        select t.label from public.dining_tables as t
        where t.restaurant_id = p_restaurant_id and t.id = v_first.table_id
      ),
      v_first.assignment_id,
      (
        select a.block_reason from public.table_assignments as a
        where a.restaurant_id = p_restaurant_id and a.id = v_first.assignment_id
      ),
      v_first.during
    );
  end if;
  v_reason := case
    when exists (select from unnest(p_obstacles) as o where o.occupied) then 'TABLE_OCCUPIED'
    else 'TABLE_TAKEN'
  end;
  v_bookings := (
    select jsonb_agg(
      jsonb_build_object(
        'bookingId', b.id,
        'tableIds', o.table_ids,
        'status', b.status,
        'partySize', b.party_size,
        'startAt', b.start_at,
        'endAt', b.end_at
      )
      order by b.start_at, b.id
    )
    from (
      select each.booking_id, array_agg(each.table_id order by each.table_id) as table_ids
      from unnest(p_obstacles) as each
      group by each.booking_id
    ) as o
    join public.bookings as b on b.restaurant_id = p_restaurant_id and b.id = o.booking_id
  );
  perform allocator.refuse(
    v_reason,
    format(
      case jsonb_array_length(v_bookings)
        when 1 then '%s booking has one of the tables then'
        else '%s bookings have some of the tables then'
      end,
      jsonb_array_length(v_bookings)
    ),
    jsonb_build_object('restaurantId', p_restaurant_id, 'blockingBookings', v_bookings),
    'Move these bookings first, or block with displace: then those that do not sit lose their tables'
  );
end;
$$;

comment on function allocator.refuse_block(uuid, allocator.obstacle[]) is
  'Raises TA104 when another block is in the way, else TA103 when people sit at one of the tables and TA101 when not, '
  'with all bookings that are in the way.';

revoke execute on function allocator.refuse_block(uuid, allocator.obstacle[])
  from public, anon, authenticated, service_role;
