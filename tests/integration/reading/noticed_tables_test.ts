import { assertEquals } from "@std/assert";
import { connect } from "../../../support/database.ts";

/** The functions that read what a desk shows. */
const READERS = [
  ...["set_up_json", "services_json", "bookings_json", "shown_bookings"],
  ...["blocks_json", "guard_json", "service_boundaries", "find_service"],
  ...["timezone_of", "capacity_bypass", "count_capacity", "member_role"],
];

/** Those whose changes leave an event. */
const AUDITED = ["assigned_tables", "bookings", "table_assignments"];

Deno.test("whatever a desk reads is noticed when it changes", async () => {
  await using sql = connect();
  const tables = await sql<
    { name: string; rows: boolean; truncations: boolean }[]
  >`
    select c.relname as name,
      coalesce(bool_or(t.tgtype & 29 = 29), false) as rows,
      coalesce(bool_or(t.tgtype & 32 = 32), false) as truncations
    from pg_class as c
    left join pg_trigger as t
      on t.tgrelid = c.oid and t.tgfoid = 'allocator.note_set_up'::regproc
    where c.relnamespace = 'public'::regnamespace
      and c.relkind in ('r', 'p')
      and exists (
        select from pg_proc as p
        where p.pronamespace = 'allocator'::regnamespace
          and p.proname = any (${READERS})
          and p.prosrc ~ ('public[.]' || c.relname || '[^a-z_]')
      )
    group by c.relname
    order by c.relname`;
  assertEquals(
    tables.filter(({ truncations }) => !truncations).map(({ name }) => name),
    [],
  );
  assertEquals(
    tables.filter(({ rows }) => !rows).map(({ name }) => name),
    AUDITED,
  );
  assertEquals(tables.length, 11);
});
