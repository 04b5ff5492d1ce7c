import { assertEquals, assertRejects } from "@std/assert";
import postgres from "postgres";
import { connect, type Database } from "../../../support/database.ts";
import { asRole, type RequestRole } from "../../../support/user.ts";
import { setUpTables } from "./full_restaurant.ts";

/** Every table, and a column that an update may name. */
async function readTables(sql: Database) {
  return await sql<{ name: string; column: string }[]>`
    select c.table_schema || '.' || c.table_name as name,
      min(c.column_name) as column
    from information_schema.columns as c
    join information_schema.tables as t using (table_schema, table_name)
    where c.table_schema in ('public', 'allocator')
      and t.table_type = 'BASE TABLE'
      and c.is_identity = 'NO'
    group by c.table_schema, c.table_name`;
}

/** The tables that each role may write, within limits of their own tests. */
const exceptions: Record<RequestRole, readonly string[]> = {
  anon: [],
  authenticated: setUpTables.map((name) => `public.${name}`),
  service_role: [],
};

for (const role of ["anon", "authenticated", "service_role"] as const) {
  const but = role === "authenticated" ? "but those of the set-up" : "at all";
  Deno.test(`${role} cannot write to any table ${but}`, async () => {
    await using sql = connect();
    for (const { name, column } of await readTables(sql)) {
      if (exceptions[role].includes(name)) continue;
      const writes = [
        `insert into ${name} default values`,
        `update ${name} set ${column} = ${column}`,
        `delete from ${name}`,
        `truncate ${name} cascade`,
      ];
      for (const write of writes) {
        const error = await assertRejects(
          () => asRole(sql, role, (session) => session.unsafe(write)),
          postgres.PostgresError,
        );
        assertEquals([write, error.code], [write, "42501"]);
      }
    }
  });
}
