create function public.find_misfits(p_restaurant_id uuid)
returns jsonb
language plpgsql
set search_path = pg_catalog, pg_temp
set timezone = 'UTC'
set statement_timeout = '4s'
as $$
begin
  return allocator.misfits_of(find_misfits.p_restaurant_id);
end;
$$;

comment on function public.find_misfits(uuid) is
$$The bookings to come that hold tables and no longer fit them, for after a change of tables, neighbours or limits. They
keep what they have until somebody moves them. Changes nothing and locks nothing.

Returns {restaurantId, misfits: [{bookingId, startAt, endAt, partySize, tableIds, reasons}], capacity, complete}, in order of
their start. reasons: why the assignment would be refused today, of TABLE_INACTIVE, TABLES_SPAN_ZONES, TABLE_NOT_MOVABLE,
TABLES_NOT_ADJACENT, PARTY_EXCEEDS_SEATS and CAPACITY_EXCEEDED. Beyond a limit are those that were made last. Parties
that were given extra chairs, sit apart or were let in past a limit on purpose are no misfits for it; adjacency is looked
at whether or not it was required. capacity: checked, or unreadable when the capacity rules cannot be read. complete:
false when there are more than 2000 bookings to look at, or more than 200 misfits; these are the first of them.

Raises TA015: see allocator.refusal_reasons() and docs/errors.md. Members of the restaurant and secret keys may call it.

It runs as its caller and hands over to allocator.misfits_of, which has the rights to read what it needs.$$;

revoke execute on function public.find_misfits(uuid) from public, anon, authenticated, service_role;
grant execute on function public.find_misfits(uuid) to authenticated, service_role;
