create function allocator.keep_booking()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  -- An RPC that writes says by this setting what it does itself: on: it writes an audit event and releases tables;
  -- stamped: the stamps too. It counts only where the session can be believed, so that a role with a connection of its
  -- own cannot hide from the audit: session_is_trusted, without a call.
  v_rpc constant text := case
    when session_user = 'authenticator' or pg_has_role(session_user, current_user, 'usage') then
      current_setting('allocator.rpc', true)
  end;
begin
  if v_rpc = 'stamped' then
    return new;
  end if;
  new := allocator.stamp_booking(old, new);
  if v_rpc = 'on' then
    return new;
  end if;
  perform allocator.record_direct_write(old, new);
  if new.status in ('completed', 'cancelled', 'no_show') and old.status in ('confirmed', 'checked_in') then
    delete from public.table_assignments as a
      where a.restaurant_id = old.restaurant_id and a.booking_id = old.id;
  end if;
  return new;
end;
$$;

comment on function allocator.keep_booking() is
  'Trigger of bookings, for every writer: stamps the row, records a change that no RPC made, and releases the tables '
  'of a booking that is over. Before the update, so that no foreign key has to follow the row first. One trigger, '
  'because each costs an assignment a fortieth.';

revoke execute on function allocator.keep_booking() from public, anon, authenticated, service_role;

create trigger a_booking_is_kept
  before insert or update on public.bookings
  for each row execute function allocator.keep_booking();
