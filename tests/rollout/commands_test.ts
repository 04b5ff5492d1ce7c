import { assertEquals, assertStringIncludes } from "@std/assert";
import postgres from "postgres";
import { connect, type Database } from "../../support/database.ts";
import { Document } from "../../support/document.ts";
import { argumentsOf, readCommands, SUPABASE } from "./commands.ts";
import { Production } from "./production.ts";

const runbook = await Document.read("runbook.md");
const [CHECK = ""] = runbook.blocks("Check the capacity rules");
const WITHOUT = "With or without capacity rules";
const [PUSH_LATER = "", REPAIR_SECOND = "", REPAIR = ""] = runbook.blocks(
  WITHOUT,
  "sh",
);
const DROP = runbook.block(WITHOUT);

/** Commands that need a hosted project, an account or other programs. */
const NOT_RUN = [
  `${SUPABASE} login`,
  `${SUPABASE} link --project-ref <`,
  "git checkout <tag>",
  "pg_dump ",
  "pg_restore ",
  "psql ",
];

/** Run by function_pins_test.ts. */
const DEPLOY = `${SUPABASE} functions deploy --use-api`;

/** A project that has no migrations but a trivial one of its own. */
function startEmpty(): Promise<Production> {
  return Production.start("create schema own");
}

async function findings(sql: Database): Promise<string[]> {
  const rows = await sql.unsafe<{ finding: string }[]>(CHECK);
  return rows.map(({ finding }) => finding);
}

Deno.test("every documented command runs, in the version of the CLI that is tested, on the database that it is given", async () => {
  await using production = await startEmpty();
  await production.takeMigrations();
  const readme = (await readCommands("../README.md"))
    .filter((command) => command.includes("supabase@"));
  const commands = [
    ...await readCommands("deploy.md"),
    ...readme,
    ...await readCommands("runbook.md"),
  ].filter((command) =>
    command !== DEPLOY && !NOT_RUN.some((start) => command.startsWith(start))
  );
  assertEquals(commands.length >= 7, true, commands.join("\n"));
  for (const command of commands) {
    const args = argumentsOf(command);
    const { success, output } = await production.supabase(...args);
    assertEquals(success, true, `${command}\n${output}`);
  }
});

Deno.test("capacity rules that were left out come later, go again and come back", async (t) => {
  await using production = await startEmpty();
  await using sql = connect(1);
  const ABSENT = ["The table is absent: nothing is limited"];
  await production.takeMigrations((name) =>
    !name.endsWith("_capacity_rules.sql")
  );
  const run = async (command: string) => {
    const result = await production.supabase(...argumentsOf(command));
    assertEquals(result.success, true, result.output);
    return result.output;
  };

  await t.step("a push without their migrations goes through", async () => {
    await production.supabase("db", "push", "--include-all");
    assertEquals(await findings(sql), ABSENT);
  });

  await t.step(
    "the documented push adds them, though older than the last migration",
    async () => {
      await production.takeMigrations();
      const { output } = await production.supabase("db", "push");
      assertStringIncludes(output, "--include-all");
      await run(PUSH_LATER);
      assertEquals(await findings(sql), []);
    },
  );

  await t.step(
    "the documented statement and command take them away",
    async () => {
      await sql.unsafe(DROP);
      await run(REPAIR);
      assertEquals(await findings(sql), ABSENT);
      await run(PUSH_LATER);
      assertEquals(await findings(sql), []);
    },
  );
});

Deno.test("capacity rules whose first migration alone was left out come complete, once the second is marked", async () => {
  await using production = await startEmpty();
  await using sql = connect(1);
  await production.takeMigrations((name) =>
    !name.endsWith("_restaurant_capacity_rules.sql")
  );
  await production.supabase("db", "push", "--include-all");
  await production.takeMigrations();
  for (const command of [REPAIR_SECOND, PUSH_LATER]) {
    const result = await production.supabase(...argumentsOf(command));
    assertEquals(result.success, true, result.output);
  }
  assertEquals(await findings(sql), []);
});

Deno.test("the Postgres setting turns the guard of a whole database off, for connections that begin afterwards", async () => {
  await using production = await startEmpty();
  await production.takeMigrations();
  await production.supabase("db", "push", "--include-all");
  const [off = "", on = ""] = runbook.blocks("The Postgres setting")
    .filter((sql) => sql.startsWith("alter database"));
  const bypass = async () => {
    await using sql = connect(1);
    const [row] = await sql`
      select allocator.capacity_bypass(gen_random_uuid()) as reason`;
    return row?.reason;
  };

  await asSuperuser(production, off);
  assertEquals(
    await bypass(),
    "The setting app.capacity.post_assignment.enabled is off",
  );
  await asSuperuser(production, on);
  assertEquals(await bypass(), null);
});

/** Runs a statement in the way that the runbook says. */
async function asSuperuser(
  { stack }: Production,
  statement: string,
): Promise<void> {
  const url = stack.status.DB_URL.replace(
    "postgres:postgres@",
    "supabase_admin:postgres@",
  );
  const sql = postgres(url, { max: 1 });
  await sql.unsafe(statement);
  await sql.end();
}
