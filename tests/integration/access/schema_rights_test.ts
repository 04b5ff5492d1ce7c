import { assertEquals } from "@std/assert";
import { connect } from "../../../support/database.ts";

Deno.test("the API's roles may use the schemas that they need and create nothing in them", async () => {
  await using sql = connect();
  const rows = await sql`
    select r.role || ': ' || p.privilege || ' on ' || n.nspname as permitted
    from pg_namespace as n
    cross join unnest(array['anon', 'authenticated', 'service_role']) as r (role)
    cross join unnest(array['usage', 'create']) as p (privilege)
    where n.nspname in ('public', 'allocator')
      and has_schema_privilege(r.role, n.oid, p.privilege)`;
  assertEquals(rows.map(({ permitted }) => permitted).sort(), [
    "anon: usage on public",
    "authenticated: usage on allocator",
    "authenticated: usage on public",
    "service_role: usage on allocator",
    "service_role: usage on public",
  ]);
});
