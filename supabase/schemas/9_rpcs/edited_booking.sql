create function allocator.edited_booking(p_booking public.bookings, p_changes jsonb, p_arrived boolean)
returns public.bookings
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_edited public.bookings := jsonb_populate_record(p_booking, p_changes - '{id,restaurant_id,created_at}'::text[]);
begin
  v_edited.notes := nullif(v_edited.notes, '');
  v_edited.guest_phone := nullif(v_edited.guest_phone, '');
  if p_arrived or p_changes ? 'arrived_guests' then
    v_edited.arrived_at := coalesce(v_edited.arrived_at, clock_timestamp());
  elsif not p_arrived then
    v_edited.arrived_at := null;
    v_edited.arrived_guests := null;
  end if;
  return v_edited;
end;
$$;

comment on function allocator.edited_booking(public.bookings, jsonb, boolean) is
  'The booking with these columns changed. p_arrived: whether the party is here; null: as it was, or here when guests '
  'of it are.';

revoke execute on function allocator.edited_booking(public.bookings, jsonb, boolean)
  from public, anon, authenticated, service_role;
