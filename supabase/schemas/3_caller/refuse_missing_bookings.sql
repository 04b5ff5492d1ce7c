create function allocator.refuse_missing_bookings(p_restaurant_id uuid, p_booking_ids uuid[])
returns void
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  -- The restaurant may have been deleted while the call waited for the bookings.
  perform allocator.check_host(p_restaurant_id);
  perform allocator.refuse(
    'BOOKING_NOT_FOUND', 'There is no such booking in this restaurant',
    jsonb_build_object(
      'restaurantId', p_restaurant_id,
      'bookingId', (
        select named.id from unnest(p_booking_ids) as named (id)
        where not exists (
          select from public.bookings as b where b.restaurant_id = p_restaurant_id and b.id = named.id
        )
        limit 1
      )
    ),
    'Reload the bookings; it may have been deleted'
  );
end;
$$;

comment on function allocator.refuse_missing_bookings(uuid, uuid[]) is
  'Raises TA002 with the first of the ids that is not a booking of the restaurant.';

revoke execute on function allocator.refuse_missing_bookings(uuid, uuid[])
  from public, anon, authenticated, service_role;
