import { assertEquals } from "@std/assert";
import {
  diagnosisAfter,
  linesOf,
  type Plant,
  sharedServer,
} from "./patient.ts";

const server = sharedServer();

const VERSIONS = "supabase_migrations.schema_migrations";

const LAST = await lastMigration();

const plants: readonly Plant[] = [
  {
    name: "a migration that was not applied",
    sql: `delete from ${VERSIONS} where version >= '${LAST.split("_")[0]}'`,
    finds: [`migrations: A migration is missing: ${LAST}`],
  },
  {
    name: "a migration that was left out before later ones",
    sql: `delete from ${VERSIONS} where version = '20261126000000'`,
    finds: [
      "migrations: A migration is missing although later ones were applied: 20261126000000_fitness_rules_once.sql",
    ],
  },
  {
    name: "nothing in migrations of the capacity rules that were left out",
    sql:
      `delete from ${VERSIONS} where version in ('20261123000001', '20261127000003')`,
    finds: [],
  },
  {
    name: "a migration that the checkout does not have",
    sql: `insert into ${VERSIONS} (version) values ('20990101000000')`,
    finds: [
      "migrations: A migration was applied that this checkout does not have: 20990101000000",
    ],
  },
  {
    name: "that nothing was recorded",
    sql: `drop table ${VERSIONS}`,
    finds: [
      `migrations: There is no record of the migrations that were applied: ${VERSIONS}`,
    ],
  },
  {
    name: "an overload of one of our functions",
    sql: `create function suggest_tables(integer) returns integer
        language sql as 'select 1'`,
    finds: [
      "strangers: A function has the name of one of ours and other parameters: function public.suggest_tables(integer)",
    ],
  },
  {
    name: "a function of our names in a schema that the API searches",
    sql: `create function extensions.erase_guest_data() returns integer
        language sql as 'select 1'`,
    finds: [
      "strangers: Another schema on the API's path has a function of one of our names: function extensions.erase_guest_data()",
    ],
  },
  {
    name: "nothing in a function of our names in another schema",
    sql: `create schema legacy;
      create function legacy.erase_guest_data() returns integer
        language sql as 'select 1'`,
    finds: [],
  },
  {
    name: "what is not ours in the schema allocator",
    sql: `create table allocator.notes (id integer);
      create view allocator.all_notes as select from allocator.notes;
      create type allocator.colour as enum ('red');
      create function allocator.find_suggestions() returns integer
        language sql as 'select 1'`,
    finds: [
      "strangers: The schema allocator has something that is not ours: type allocator.colour",
      "strangers: The schema allocator has something that is not ours: table allocator.notes",
      "strangers: The schema allocator has something that is not ours: relation allocator.all_notes",
      "strangers: The schema allocator has something that is not ours: function allocator.find_suggestions()",
    ],
  },
  {
    name: "a guard that is off without an end",
    sql: `insert into allocator_settings (key, value, reason)
      values ('app.capacity.post_assignment.enabled', 'off', 'Ms Tidewater''s feast')`,
    finds: [
      "guard switch: The capacity guard is off, without an end: all restaurants",
    ],
  },
  {
    name: "a guard that is off until a moment",
    sql: `insert into restaurants (id, name, timezone)
        values ('00000000-0000-4000-8000-000000000001', 'Quiet', 'Europe/Berlin');
      insert into allocator_settings (key, restaurant_id, value, reason, expires_at)
        values ('app.capacity.post_assignment.enabled',
          '00000000-0000-4000-8000-000000000001', 'off', 'Feast', '2100-01-01Z')`,
    finds: [
      "guard switch: The capacity guard is off: restaurant 00000000-0000-4000-8000-000000000001 until 2100-01-01 00:00 UTC",
    ],
  },
  {
    name: "nothing in switches that are on or expired",
    sql:
      `insert into allocator_settings (key, restaurant_id, value, reason, expires_at)
      select 'app.capacity.post_assignment.enabled', null, 'off', 'Feast', now() - interval '1 day'
      union all
      (select 'app.capacity.post_assignment.enabled', id, 'on', 'Strict', null::timestamptz
      from restaurants limit 1)`,
    finds: [],
  },
  {
    name: "settings that turn the guard off",
    sql:
      `alter role authenticator set app.capacity.post_assignment.enabled = 'No';
      do $$ begin
        execute format('alter database %I set app.capacity.post_assignment.enabled = off',
          current_database());
      end $$`,
    finds: [
      "guard switch: A setting of PostgreSQL turns the capacity guard off: database any, role authenticator",
      "guard switch: A setting of PostgreSQL turns the capacity guard off: database patient, role any",
    ],
  },
  {
    name: "an API that does not hear of changes",
    sql: `alter event trigger pgrst_ddl_watch disable;
      drop event trigger pgrst_drop_watch`,
    finds: [
      "api: The API does not hear of changes of the schema: event trigger pgrst_ddl_watch is disabled",
      "api: The API does not hear of changes of the schema: event trigger pgrst_drop_watch is missing",
    ],
  },
  {
    name: "an API that exposes the wrong schemas",
    sql: "alter role authenticator set pgrst.db_schemas = 'allocator, storage'",
    finds: [
      "api: The API does not expose the schema public, where our functions are: pgrst.db_schemas: allocator, storage",
      "api: The API exposes the schema allocator, which is for our functions only: pgrst.db_schemas: allocator, storage",
    ],
  },
];

for (const { name, sql, finds } of plants) {
  Deno.test(`the doctor finds ${name}`, async () => {
    assertEquals(linesOf(await diagnosisAfter(server(), sql)), finds);
  });
}

Deno.test("expired guard switches are counted", async () => {
  const { states } = await diagnosisAfter(
    server(),
    `insert into allocator_settings (key, value, reason, expires_at)
     values ('app.capacity.post_assignment.enabled', 'off', 'Feast', now() - interval '1 day')`,
  );
  assertEquals(states["Expired guard switches"], "1");
});

/** The last migration but for those of the capacity rules, which may be left out. */
async function lastMigration(): Promise<string> {
  const dir = new URL("../../supabase/migrations/", import.meta.url);
  const names = [];
  for await (const { name } of Deno.readDir(dir)) names.push(name);
  const isOptional = (name: string) =>
    /_restaurant_capacity_rules\.sql$/.test(name);
  return names.sort().findLast((name) => !isOptional(name)) ?? "";
}
