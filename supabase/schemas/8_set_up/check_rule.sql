create function allocator.check_rule()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
as $$
declare
  v_other record;
begin
  if not allocator.caller_is_user() then
    return new;
  end if;
  if new.max_covers < 0 or new.max_parties < 0 then
    perform allocator.refuse(
      'INVALID_REQUEST', 'A limit is not below zero',
      jsonb_build_object(
        'restaurantId', new.restaurant_id, 'maxCovers', new.max_covers, 'maxParties', new.max_parties
      ),
      'Give a number from 0 on, or none for no limit'
    );
  end if;
  select r.id, r.max_covers, r.max_parties
    into v_other
    from public.restaurant_capacity_rules as r
    where r.restaurant_id = new.restaurant_id
      and r.service_period_id is not distinct from new.service_period_id
      and r.day_of_week is not distinct from new.day_of_week
      and r.effective_date is not distinct from new.effective_date
      and r.id <> new.id;
  if found then
    perform allocator.refuse(
      'ALREADY_EXISTS', 'There is a capacity rule for this service, day and date already',
      jsonb_build_object(
        'restaurantId', new.restaurant_id,
        'ruleId', v_other.id,
        'maxCovers', v_other.max_covers,
        'maxParties', v_other.max_parties
      ),
      'Change that one instead: of two that tie, only one could count'
    );
  end if;
  return new;
end;
$$;

comment on function allocator.check_rule() is
  'Trigger of restaurant_capacity_rules: raises TA001 when a user writes a limit below zero, TA018 when the rule would '
  'tie with another one. It comes after a_rule_waits_for_decisions, which lets the rules of a restaurant be written one '
  'after the other, so that of two that tie the second one is refused. What it says in words for people, the '
  'constraints ensure for whoever writes, where the table has them.';

revoke execute on function allocator.check_rule() from public, anon, authenticated, service_role;
