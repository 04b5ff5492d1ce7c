create function allocator.insert_block(
  p_restaurant_id uuid,
  p_table_ids uuid[],
  p_claim allocator.block_claim,
  p_reason text,
  p_user_id uuid
)
returns uuid
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_block_id constant uuid := gen_random_uuid();
  v_next_id uuid := v_block_id;
  v_part record;
begin
  for v_part in
    select p.during, array_agg(p.table_id) as table_ids, p.booking_id is not null as waits
    from (
      select wanted.id as table_id, sitting.booking_id,
        tstzrange(greatest(lower(p_claim.during), upper(sitting.during)), upper(p_claim.during)) as during
      from unnest(p_table_ids) as wanted (id)
      -- Where people sit past their end the block holds from now, and nobody can be sent there either way.
      left join unnest(p_claim.obstacles) as sitting
        on sitting.table_id = wanted.id and sitting.occupied and upper(sitting.during) > lower(p_claim.during)
      where sitting.booking_id is null or upper(sitting.during) < upper(p_claim.during)
    ) as p
    group by p.booking_id, p.during
    order by p.booking_id nulls first
  loop
    insert into public.table_assignments (id, restaurant_id, block_reason, part_of, during, assigned_by)
      values (
        v_next_id, p_restaurant_id, p_reason, case when v_part.waits then v_block_id end, v_part.during, p_user_id
      );
    insert into public.assigned_tables (assignment_id, restaurant_id, table_id, during)
      select v_next_id, p_restaurant_id, id, v_part.during
      from unnest(v_part.table_ids) as id;
    v_next_id := gen_random_uuid();
  end loop;
  if v_next_id = v_block_id then
    -- People sit at all of them until after its end.
    perform allocator.refuse_block(p_restaurant_id, p_claim.obstacles);
  end if;
  return v_block_id;
end;
$$;

comment on function allocator.insert_block(uuid, uuid[], allocator.block_claim, text, uuid) is
  'Blocks the tables and returns the assignmentId. Those where people sit get an assignment of their own (part_of) '
  'that begins at the end of that party; a table whose party stays until the end of the block is left out. Raises '
  'TA103 when that leaves none.';

revoke execute on function allocator.insert_block(uuid, uuid[], allocator.block_claim, text, uuid)
  from public, anon, authenticated, service_role;
