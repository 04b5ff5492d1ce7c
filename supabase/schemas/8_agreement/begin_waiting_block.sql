create function allocator.begin_waiting_block()
returns trigger
language plpgsql
security definer
set search_path = pg_catalog, pg_temp
set enable_seqscan = 'off'
set enable_bitmapscan = 'off'
as $$
declare
  v_now constant timestamptz := clock_timestamp();
begin
  update public.table_assignments as a
    set during = tstzrange(v_now, upper(a.during))
    where a.restaurant_id = old.restaurant_id
      and a.part_of is not null
      and lower(a.during) > v_now
      and exists (
        select from public.assigned_tables as t
        where t.restaurant_id = a.restaurant_id and t.assignment_id = a.id and t.table_id = old.table_id
      )
      -- Not if one of its tables is occupied again, or promised until then.
      and not exists (
        select from public.assigned_tables as t
        join public.assigned_tables as other
          on other.restaurant_id = t.restaurant_id
          and other.table_id = t.table_id
          and other.assignment_id <> t.assignment_id
          and (other.occupied or other.during && tstzrange(v_now, lower(a.during)))
        where t.restaurant_id = a.restaurant_id and t.assignment_id = a.id
      );
  return null;
end;
$$;

comment on function allocator.begin_waiting_block() is
  'Deferred trigger of assigned_tables: the block that waits for a table (part_of) begins when its party leaves or '
  'gives the table back. At the end of the transaction, because a party that gets another set with the same table has '
  'not left it.';

revoke execute on function allocator.begin_waiting_block() from public, anon, authenticated, service_role;

create constraint trigger a_block_begins_when_the_party_leaves
  after delete on public.assigned_tables
  deferrable initially deferred
  for each row
  when (old.occupied)
  execute function allocator.begin_waiting_block();
