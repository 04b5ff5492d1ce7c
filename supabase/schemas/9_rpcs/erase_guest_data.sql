create function public.erase_guest_data(p_restaurant_id uuid, p_booking_ids uuid[])
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set statement_timeout = '4s'
as $$
begin
  return allocator.erase_guest_data_of_bookings(erase_guest_data.p_restaurant_id, erase_guest_data.p_booking_ids);
end;
$$;

comment on function public.erase_guest_data(uuid, uuid[]) is
$$Erases the guest's name, phone and the notes of these bookings. Times, party sizes and tables stay: without them they say
nothing about a person, and the counts of past services stay right. The audit records that it was done, and by whom.

Returns {restaurantId, erasedBookingIds}; ids of other restaurants and unknown ids are passed over.

Raises TA004 unless the caller is an owner or a manager of the restaurant or has a secret key. docs/privacy.md says
where else guest data may be, such as in backups.

It runs as its caller and hands over to allocator.erase_guest_data_of_bookings, which has the rights to write.$$;

revoke execute on function public.erase_guest_data(uuid, uuid[]) from public, anon, authenticated, service_role;
grant execute on function public.erase_guest_data(uuid, uuid[]) to authenticated, service_role;
