create function allocator.insert_block(
  p_restaurant_id uuid,
  p_table_ids uuid[],
  p_claim allocator.block_claim,
  p_reason text,
  p_user_id uuid
)
returns allocator.assignment
language plpgsql
set search_path = pg_catalog, pg_temp
as $$
declare
  v_block_id constant uuid := gen_random_uuid();
  v_block allocator.assignment;
  v_next_id uuid := v_block_id;
  v_part record;
begin
  perform set_config('allocator.rpc', 'on', true);
  for v_part in
    select tstzrange(greatest(lower(p_claim.during), upper(sitting.during)), upper(p_claim.during)) as during,
        array_agg(wanted.id) as table_ids,
        sitting.table_id is not null as waits
      from unnest(p_table_ids) as wanted (id)
      -- Where people sit past their end the block holds from now, and nobody can be sent there either way.
      left join unnest(p_claim.obstacles) as sitting
        on sitting.table_id = wanted.id and sitting.occupied and upper(sitting.during) > lower(p_claim.during)
      where sitting.table_id is null or upper(sitting.during) < upper(p_claim.during)
      -- A party may give back its tables one by one, so each that waits begins by itself.
      group by sitting.table_id, sitting.during
      order by sitting.table_id nulls first
  loop
    insert into public.table_assignments (id, restaurant_id, block_reason, part_of, during, assigned_by)
      values (
        v_next_id, p_restaurant_id, p_reason, case when v_part.waits then v_block_id end, v_part.during, p_user_id
      );
    insert into public.assigned_tables (assignment_id, restaurant_id, table_id, during)
      select v_next_id, p_restaurant_id, id, v_part.during
      from unnest(v_part.table_ids) as id;
    v_block.table_ids := v_block.table_ids || v_part.table_ids;
    v_next_id := gen_random_uuid();
  end loop;
  perform set_config('allocator.rpc', '', true);
  if v_block.table_ids is null then
    -- People sit at all of them until after its end.
    perform allocator.refuse_block(p_restaurant_id, p_claim.obstacles);
  end if;
  v_block.id := v_block_id;
  v_block.table_ids := array(select id from unnest(v_block.table_ids) as id order by id);
  return v_block;
end;
$$;

comment on function allocator.insert_block(uuid, uuid[], allocator.block_claim, text, uuid) is
  'Blocks the tables. Each where people sit gets an assignment of its own (part_of) that begins at the end of that '
  'party; one whose party is to stay until the end of the block is left out. Returns the assignmentId and the tables '
  'that are left, or raises TA103 when there are none.';

revoke execute on function allocator.insert_block(uuid, uuid[], allocator.block_claim, text, uuid)
  from public, anon, authenticated, service_role;
