create function public.set_capacity_guard(
  p_restaurant_id uuid,
  p_enabled boolean,
  p_reason text default null,
  p_expires_at timestamptz default null
)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set statement_timeout = '4s'
as $$
begin
  return allocator.switch_guard(
    set_capacity_guard.p_restaurant_id,
    set_capacity_guard.p_enabled,
    set_capacity_guard.p_reason,
    set_capacity_guard.p_expires_at
  );
end;
$$;

comment on function public.set_capacity_guard(uuid, boolean, text, timestamptz) is
$$Switches the capacity guard of one restaurant off for a while, or on again. While it is off, no limit refuses anybody; each
party that is let in is audited with the reason.

p_enabled: false switches it off. True takes that back: the restaurant then follows the operators' switch for all.
p_reason: why, 1 to 200 characters, needed to switch it off. Staff read it in the audit: not about guests.
p_expires_at: when it is on again by itself, needed to switch it off: at most 24 hours ahead.

Returns {restaurantId, enabled, reason, expiresAt}, as the guard decides from now on: enabled is false after p_enabled is
true only where operators have switched it off for all restaurants; reason is null while it is on.

Raises TA001, TA004: see allocator.refusal_reasons() and docs/errors.md. Owners, managers and secret keys may call it. It
waits at most 2 s for a lock (55P03).

It runs as its caller and hands over to allocator.switch_guard, which has the rights to write.$$;

revoke execute on function public.set_capacity_guard(uuid, boolean, text, timestamptz)
  from public, anon, authenticated, service_role;
grant execute on function public.set_capacity_guard(uuid, boolean, text, timestamptz) to authenticated, service_role;
