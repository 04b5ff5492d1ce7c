-- Eight partitions of each partitioned table: schema partition_0 has a part of every table, and these parts belong to
-- the same restaurants. In a schema of its own a partition keeps its constraints' names, which errors show, and the API
-- does not reach it.
do $$
declare
  v_table text;
  v_constraint record;
begin
  for v_number in 0..7 loop
    execute format('create schema partition_%s', v_number);
    foreach v_table in array array['bookings', 'table_assignments', 'assigned_tables'] loop
      execute format(
        'create table partition_%1$s.%2$I partition of public.%2$I for values with (modulus 8, remainder %1$s)',
        v_number, v_table
      );
      execute format('alter table partition_%s.%I enable row level security', v_number, v_table);
    end loop;
    execute format('alter table partition_%s.bookings set (fillfactor = 90)', v_number);
  end loop;

  -- Indexes of partitions get names of their own, and with them the constraints.
  for v_constraint in
    select part.conrelid::regclass as partition, part.conname as name, whole.conname as wanted
    from pg_constraint as part
    join pg_constraint as whole on whole.oid = part.conparentid
    where part.contype in ('p', 'u', 'x') and part.conname <> whole.conname
  loop
    execute format(
      'alter table %s rename constraint %I to %I',
      v_constraint.partition, v_constraint.name, v_constraint.wanted
    );
  end loop;
end;
$$;
