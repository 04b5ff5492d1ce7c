create function public.export_guest_data(p_restaurant_id uuid, p_booking_ids uuid[])
returns jsonb
language plpgsql
stable
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
begin
  return jsonb_build_object(
    'restaurantId', export_guest_data.p_restaurant_id,
    'bookings', coalesce(
      (
        select jsonb_agg(
          to_jsonb(b) - '{hold,is_seated}'::text[] || jsonb_build_object('events', array(
            select to_jsonb(e) - '{id,restaurant_id,booking_id,changed_in}'::text[]
            from public.assignment_events as e
            where e.restaurant_id = b.restaurant_id and e.booking_id = b.id
            order by e.created_at
          ))
          order by b.start_at, b.id
        )
        from public.bookings as b
        where b.restaurant_id = export_guest_data.p_restaurant_id
          and b.id = any (export_guest_data.p_booking_ids)
      ),
      '[]'
    )
  );
end;
$$;

comment on function public.export_guest_data(uuid, uuid[]) is
$$Everything that is stored about the guests of these bookings, to be handed to them on request.

Returns {restaurantId, bookings}: each booking with all columns as they are named in the table, and its audit events.
Bookings that the caller may not read are left out.

It runs with the rights of its caller: a member of the restaurant, or a secret key. docs/privacy.md says what else there
is and for how long.$$;

revoke execute on function public.export_guest_data(uuid, uuid[]) from public, anon, authenticated, service_role;
grant execute on function public.export_guest_data(uuid, uuid[]) to authenticated, service_role;
