create function allocator.refuse_new_identity()
returns trigger
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
begin
  if to_jsonb(new) -> 'id' is distinct from to_jsonb(old) -> 'id'
    or to_jsonb(new) -> 'restaurant_id' is distinct from to_jsonb(old) -> 'restaurant_id' then
    raise exception using
      errcode = 'check_violation',
      schema = 'public', table = tg_table_name, constraint = tg_name,
      message = 'A row keeps its id and its restaurant',
      hint = 'Insert a new row instead';
  end if;
  return new;
end;
$$;

comment on function allocator.refuse_new_identity() is
  'Trigger of every table whose rows have an identity: raises 23514 when an update changes id or restaurant_id. What '
  'refers to the row by value, such as the audit and stored responses, would speak of another.';

revoke execute on function allocator.refuse_new_identity() from public, anon, authenticated, service_role;

create trigger a_restaurant_keeps_its_identity
  before update of id on public.restaurants
  for each row execute function allocator.refuse_new_identity();

create trigger a_zone_keeps_its_identity
  before update of id, restaurant_id on public.zones
  for each row execute function allocator.refuse_new_identity();

create trigger a_table_keeps_its_identity
  before update of id, restaurant_id on public.dining_tables
  for each row execute function allocator.refuse_new_identity();

create trigger a_service_period_keeps_its_identity
  before update of id, restaurant_id on public.service_periods
  for each row execute function allocator.refuse_new_identity();

create trigger a_booking_keeps_its_identity
  before update of id, restaurant_id on public.bookings
  for each row execute function allocator.refuse_new_identity();

-- Not for a cascade, which writes the same restaurant again.
create trigger an_assignment_keeps_its_identity
  before update of id, restaurant_id on public.table_assignments
  for each row
  when ((old.id, old.restaurant_id) is distinct from (new.id, new.restaurant_id))
  execute function allocator.refuse_new_identity();
