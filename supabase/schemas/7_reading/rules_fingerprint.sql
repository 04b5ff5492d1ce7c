create function allocator.rules_fingerprint(p_restaurant_id uuid)
returns text
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_sum numeric;
begin
  if to_regclass('public.restaurant_capacity_rules') is null then
    return 'absent';
  end if;
  select sum(hash_record_extended(
      row(r.service_period_id, r.day_of_week, r.effective_date, int8pl(r.max_covers, 0), int8pl(r.max_parties, 0)), 0
    ))
    into v_sum
    from public.restaurant_capacity_rules as r
    where r.restaurant_id = p_restaurant_id
      -- Always true, and parsed all the same: the types that find_capacity_limits needs.
      and (
        true
        or r.service_period_id = p_restaurant_id
        or r.day_of_week = extract(dow from current_date)
        or r.effective_date <= current_date
      );
  return coalesce(v_sum::text, 'none');
exception
  when undefined_table then
    return 'absent';
  when query_canceled then
    raise;
  when others then
    return 'unreadable';
end;
$$;

comment on function allocator.rules_fingerprint(uuid) is
  'absent without capacity rules, unreadable where the guard could not decide by them or has to wait too long, else a '
  'number that changes with the rules of this restaurant, none without any. Read anew each time, because no trigger of '
  'ours need be on a table that somebody else made, renamed or altered. Refuses nothing.';

revoke execute on function allocator.rules_fingerprint(uuid) from public, anon, authenticated, service_role;
