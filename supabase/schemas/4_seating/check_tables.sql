create function allocator.check_tables(
  p_booking public.bookings,
  p_table_ids uuid[],
  p_require_adjacency boolean,
  p_extra_chairs boolean default false,
  p_apart boolean default false
)
returns boolean
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_tables integer;
  v_seats bigint;
  v_are_active boolean;
  v_are_movable boolean;
  v_share_a_zone boolean;
begin
  -- What the foreign key would lock at the commit, where no timeout holds, is locked here. Without waiting: a deletion
  -- may lock tables in any order, and could deadlock with a call that waits for one.
  if cardinality(p_table_ids) = 1 then
    -- Most sets are one table, which needs no aggregate.
    select 1, t.seats, t.is_active
      into v_tables, v_seats, v_are_active
      from public.dining_tables as t
      where t.restaurant_id = p_booking.restaurant_id and t.id = p_table_ids[1]
      for key share nowait;
  else
    select
        count(*),
        sum(t.seats),
        bool_and(t.is_active),
        bool_and(t.is_movable),
        -- In place of count(distinct), which sorts.
        (array_agg(t.zone_id))[1] = all (array_agg(t.zone_id))
      into v_tables, v_seats, v_are_active, v_are_movable, v_share_a_zone
      from (
        select d.*
        from public.dining_tables as d
        where d.restaurant_id = p_booking.restaurant_id and d.id = any (p_table_ids)
        for key share nowait
      ) as t;
  end if;

  if v_tables is distinct from cardinality(p_table_ids) then
    perform allocator.refuse_missing_tables(p_booking, p_table_ids);
  elsif v_are_active is not true then
    perform allocator.refuse_tables(
      'TABLE_INACTIVE', 'is out of use', 'are out of use', p_booking,
      array(
        select t.id from public.dining_tables as t
        where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids) and not t.is_active
      ),
      'Choose other tables', true
    );
  elsif v_tables = 1 or p_apart then
    null;
  elsif v_share_a_zone is not true then
    perform allocator.refuse_zones(p_booking, p_table_ids);
  elsif v_are_movable is not true then
    perform allocator.refuse_tables(
      'TABLE_NOT_MOVABLE', 'is fixed and cannot be joined with others', 'are fixed and cannot be joined', p_booking,
      array(
        select t.id from public.dining_tables as t
        where t.restaurant_id = p_booking.restaurant_id and t.id = any (p_table_ids) and not t.is_movable
      ),
      'Assign a fixed table alone, or choose movable tables'
    );
  elsif p_require_adjacency
    and allocator.tables_are_adjacent(p_booking.restaurant_id, p_table_ids) is not true then
    perform allocator.refuse(
      'TABLES_NOT_ADJACENT', 'The tables do not all stand next to each other',
      allocator.with_alternatives(
        jsonb_build_object('restaurantId', p_booking.restaurant_id, 'tableIds', p_table_ids), p_booking
      ),
      'Choose tables that form one group, or do not require adjacency'
    );
  end if;
  return allocator.check_seats(p_booking, v_seats, p_table_ids, p_extra_chairs);
end;
$$;

comment on function allocator.check_tables(public.bookings, uuid[], boolean, boolean, boolean) is
  'True where the set of tables could seat the booking at some time: they exist (else TA003), are in use (TA007), '
  'have the seats (TA011) and, where they are several, stand in one zone (TA008), can be moved (TA009) and, if '
  'required, are adjacent (TA010). p_extra_chairs: each table takes two guests more. p_apart: the party does not sit '
  'together, and the last three do not count. The ids are distinct. It does not look at who holds the tables. Each '
  'rule is stated here and nowhere else, and passes only when it is known to hold. Until the transaction ends none of '
  'the tables can be deleted; while one is being deleted, it raises 55P03 at once.';

revoke execute on function allocator.check_tables(public.bookings, uuid[], boolean, boolean, boolean)
  from public, anon, authenticated, service_role;
