create function allocator.prepare_invitation()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
as $$
declare
  v_now constant timestamptz := clock_timestamp();
begin
  new.email := lower(btrim(new.email));
  if tg_op = 'INSERT' and allocator.caller_is_user() then
    new.invited_by := allocator.caller_id();
    perform allocator.lock_set_up(new.restaurant_id);
    delete from public.restaurant_invitations as i
      where i.restaurant_id = new.restaurant_id and i.email = new.email and i.expires_at <= v_now;
    if exists (
      select from public.restaurant_invitations as i
      where i.restaurant_id = new.restaurant_id and i.email = new.email
    ) then
      perform allocator.refuse(
        'ALREADY_EXISTS', 'This address is invited already',
        jsonb_build_object('restaurantId', new.restaurant_id),
        'Change the role or the expiry of that invitation, or delete it first'
      );
    end if;
  end if;
  if allocator.caller_is_user() and not new.expires_at between v_now and v_now + interval '30 days' then
    perform allocator.refuse(
      'INVALID_REQUEST', 'An invitation expires within the next 30 days',
      jsonb_build_object('restaurantId', new.restaurant_id, 'expiresAt', new.expires_at),
      'Choose an expiry within the next 30 days'
    );
  end if;
  return new;
end;
$$;

comment on function allocator.prepare_invitation() is
  'Trigger of restaurant_invitations: puts the address into lower case, and records which user invites. One that has '
  'expired makes way for a new one. Raises TA018 for an address that is invited already, TA001 for an expiry that has '
  'passed or is more than 30 days ahead.';

revoke execute on function allocator.prepare_invitation() from public, anon, authenticated, service_role;

create trigger an_invitation_is_prepared
  before insert or update on public.restaurant_invitations
  for each row execute function allocator.prepare_invitation();
