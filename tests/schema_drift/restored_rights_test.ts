import { assertEquals, assertNotEquals } from "@std/assert";
import { connect, type Database } from "../../support/database.ts";
import { Document } from "../../support/document.ts";
import { readAdoption } from "../../support/capacity_rules_table.ts";

const deployment = await Document.read("deploy.md");
const RESTORE_RIGHTS = deployment.block("Restore");
const CHECK_RIGHTS = deployment.block("Check the rights");

/** What a project with Supabase's default privileges adds to a restored schema. */
const PLANT = ["public", "allocator"].flatMap((schema) => [
  `grant all on all tables in schema ${schema}
    to anon, authenticated, service_role`,
  `grant all on all sequences in schema ${schema}
    to anon, authenticated, service_role`,
  `grant all on all functions in schema ${schema}
    to public, anon, authenticated, service_role`,
]).join(";");

/** Every right on a table. */
const ALL =
  "DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, TRUNCATE, UPDATE";

/** All rights on everything, without an order. */
async function readRights(session: Database): Promise<unknown[]> {
  return [
    ...await session`
    select o.object, a.grantee::regrole::text as role, a.privilege_type,
      a.is_grantable
    from (
      select format('%s %s', c.relkind, c.oid::regclass), c.relacl,
        c.relnamespace
      from pg_class as c
      union all
      select format('%s.%I', c.oid::regclass, a.attname), a.attacl,
        c.relnamespace
      from pg_attribute as a
      join pg_class as c on c.oid = a.attrelid
      union all
      select p.oid::regprocedure::text, p.proacl, p.pronamespace
      from pg_proc as p
      union all
      select n.nspname, n.nspacl, n.oid from pg_namespace as n
      union all
      select 'database', d.datacl, 'public'::regnamespace
      from pg_database as d where d.datname = current_database()
    ) as o (object, acl, schema)
    cross join aclexplode(o.acl) as a
    where o.schema::regnamespace::text in ('public', 'allocator')
    order by o.object, role, a.privilege_type`,
  ];
}

Deno.test("the documented block gives a restored schema its own rights again, and the check says when", async () => {
  await using session = connect(1);
  await session`begin`;
  try {
    const rights = await readRights(session);
    assertEquals([...await session.unsafe(CHECK_RIGHTS)], []);

    await session.unsafe(PLANT);
    await session.unsafe(`do $$ begin
      execute format('grant temporary on database %I to public', current_database());
    end $$`);
    assertNotEquals(await readRights(session), rights);
    const found = await session.unsafe(CHECK_RIGHTS);
    for (
      const row of [
        ["public.assignment_requests", "anon", ALL, null],
        ["public.bookings", "service_role", ALL, "SELECT"],
        ["allocator.refuse", "public", "EXECUTE", null],
        ["temporary tables", "public", "TEMPORARY", null],
      ]
    ) {
      assertEquals(
        found.map((it) => Object.values(it))
          .find(([object, role]) => object === row[0] && role === row[1]),
        row,
      );
    }

    await session.unsafe(RESTORE_RIGHTS.replace(/^(begin|commit);$/gm, ""));
    await session.unsafe(await readAdoption());
    assertEquals([...await session.unsafe(CHECK_RIGHTS)], []);
    assertEquals(await readRights(session), rights);
  } finally {
    await session`rollback`;
  }
});

Deno.test("the check of the rights also finds one that is missing, and one on a column", async () => {
  await using session = connect(1);
  await session`begin`;
  try {
    await session`revoke select on zones from authenticated`;
    await session`
      revoke execute on function assign_tables_atomic_v2 from service_role`;
    await session`grant update (name) on restaurants to anon`;
    const found = await session.unsafe(CHECK_RIGHTS);
    assertEquals(found.map((row) => Object.values(row)), [
      ["public.assign_tables_atomic_v2", "service_role", null, "EXECUTE"],
      ["public.restaurants", "anon", "UPDATE", null],
      [
        "public.zones",
        "authenticated",
        "DELETE, INSERT, UPDATE",
        "DELETE, INSERT, SELECT, UPDATE",
      ],
    ]);
  } finally {
    await session`rollback`;
  }
});
