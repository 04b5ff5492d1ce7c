create function allocator.find_block(p_assignment_id uuid, p_idempotency_key text, p_request_hash bytea)
returns uuid
language plpgsql
stable
set search_path = pg_catalog, pg_temp
as $$
declare
  v_is_trusted constant boolean := allocator.caller_is_trusted();
  v_restaurant_id uuid;
begin
  select a.restaurant_id
    into v_restaurant_id
    from public.table_assignments as a
    where a.id = p_assignment_id and a.booking_id is null;
  if not found and p_idempotency_key is not null then
    select q.restaurant_id
      into v_restaurant_id
      from unnest(
        case
          when v_is_trusted then array(select r.id from public.restaurants as r)
          else array(select allocator.restaurants_of_caller())
        end
      ) as own (id)
      join public.assignment_requests as q
        on q.restaurant_id = own.id
        and q.operation = 'unblock_tables'
        and q.idempotency_key = p_idempotency_key
        and q.request_hash = p_request_hash;
  end if;
  if v_restaurant_id is null
    or not (v_is_trusted or v_restaurant_id in (select allocator.restaurants_of_caller())) then
    perform allocator.refuse_missing_block(p_assignment_id);
  end if;
  perform allocator.check_host(v_restaurant_id);
  return v_restaurant_id;
end;
$$;

comment on function allocator.find_block(uuid, text, bytea) is
  'The restaurant of a block that the caller may take back, or has taken back with this key. Raises TA004 for a viewer '
  'of that restaurant, TA016 for everybody else and where there is no such block, so that a stranger cannot tell '
  'whether it exists.';

revoke execute on function allocator.find_block(uuid, text, bytea) from public, anon, authenticated, service_role;
