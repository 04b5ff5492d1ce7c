import { assertEquals, assertMatch, assertRejects } from "@std/assert";
import { fileURLToPath } from "node:url";
import { CannotLook } from "../../doctor/cannot_look.ts";
import { lookAt } from "../../doctor/database.ts";
import { diagnose } from "../../doctor/diagnosis.ts";
import { backendPid, one } from "../../support/database.ts";
import { PATIENT, session, sharedServer } from "./patient.ts";

const server = sharedServer();

const MAIN = fileURLToPath(new URL("../../doctor/main.ts", import.meta.url));

/** Nobody listens there. */
const CLOSED = "postgresql://postgres:tide-water@127.0.0.1:1/postgres";

const PLANT = `
  insert into public.allocator_settings (key, value, reason, set_by)
  values ('app.capacity.post_assignment.enabled', 'off', 'Ada Tidewater''s feast', 'Tidewater')`;

interface Run {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs the program with the rights that the task gives it. */
async function doctor(...args: string[]): Promise<Run> {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [
      "run",
      "--no-prompt",
      ...await permissions(),
      MAIN,
      ...args,
    ],
    env: { NO_COLOR: "1" },
  }).output();
  const decoder = new TextDecoder();
  return {
    code,
    stdout: decoder.decode(stdout),
    stderr: decoder.decode(stderr),
  };
}

async function permissions(): Promise<string[]> {
  const config = new URL("../../deno.json", import.meta.url);
  const { tasks } = JSON.parse(await Deno.readTextFile(config));
  return tasks.doctor.command.split(" ")
    .filter((word: string) => word.startsWith("--"));
}

Deno.test("a sound database ends with code 0 and has no findings", async () => {
  const run = await doctor("--db-url", server().url(PATIENT));
  assertEquals({ code: run.code, stderr: run.stderr }, { code: 0, stderr: "" });
  assertMatch(run.stdout, /^Capacity rules: readable for the guard$/m);
  assertMatch(run.stdout, /^0 findings$/m);
});

Deno.test("findings end with code 1 and say what to do, without what people wrote", async () => {
  await server().copy(PATIENT, "with_a_switch");
  // The rights of a database do not go with its copy.
  await server().query(
    "with_a_switch",
    `revoke temporary on database with_a_switch from public; ${PLANT}`,
  );
  const url = server().url("with_a_switch");
  const text = await doctor("--db-url", url);
  assertEquals(text.code, 1, text.stderr);
  assertMatch(
    text.stdout,
    /^\| guard switch \| The capacity guard is off, without an end +\| all restaurants \| docs\/runbook\.md/m,
  );
  assertMatch(text.stdout, /^1 finding$/m);
  const json = await doctor("--db-url", url, "--json");
  assertEquals(json.code, 1, json.stderr);
  assertEquals(JSON.parse(json.stdout), {
    sound: false,
    findings: [{
      check: "guard switch",
      what: "The capacity guard is off, without an end",
      where: ["all restaurants"],
      count: 1,
      todo:
        "docs/runbook.md, Turn it on again; give a switch that is still needed an expiry",
    }],
    states: {
      "Capacity rules": "readable for the guard",
      "Capacity rules, for staff": "readable",
      "Expired guard switches": "0",
      "API listening for a reload of its schema cache": "not seen",
    },
    notLookedAt: [],
  });
  for (const { stdout } of [text, json]) {
    assertEquals(stdout.includes("Tidewater"), false);
  }
});

Deno.test("a database of something else ends with code 2", async () => {
  await server().copy("postgres", "of_something_else");
  const { code, stderr } = await doctor(
    "--db-url",
    server().url("of_something_else"),
  );
  assertEquals({ code, stderr }, {
    code: 2,
    stderr:
      "This is not a database of the Table Allocator: it has no schema allocator\n",
  });
});

Deno.test("a database that cannot be reached ends with code 2, and no password is printed", async () => {
  const wrongPassword = new URL(server().url(PATIENT));
  wrongPassword.password = "tide-water";
  for (const url of [CLOSED, wrongPassword.href]) {
    const { code, stdout, stderr } = await doctor("--db-url", url);
    assertEquals({ code, stdout }, { code: 2, stdout: "" });
    assertMatch(stderr, /^Cannot connect: .+\n$/);
    assertEquals(stderr.includes("tide-water"), false);
  }
});

Deno.test("something that is no connection string ends with code 2, and is not printed", async () => {
  for (
    const args of [[], ["--db-url", "postgres@tide-water"], [
      "--db-url",
      "https://tide-water",
    ]]
  ) {
    const { code, stderr } = await doctor(...args);
    assertEquals(code, 2);
    assertMatch(stderr, /--db-url/);
    assertEquals(stderr.includes("tide-water"), false);
  }
});

Deno.test("a role that may not read everything ends with code 2 and learns what was not looked at", async () => {
  await server().query(
    PATIENT,
    "create role stranger login password 'stranger'",
  );
  const url = new URL(server().url(PATIENT));
  url.username = url.password = "stranger";
  const { code, stdout } = await doctor("--db-url", url.href, "--json");
  const { sound, notLookedAt } = JSON.parse(stdout);
  assertEquals({ code, sound }, { code: 2, sound: false });
  assertEquals(
    notLookedAt.map(({ check }: { check: string }) => check),
    [
      "migrations",
      "capacity rules",
      "tying rules",
      "guard switch",
      "invariants",
    ],
  );
});

Deno.test("a role from which row level security hides rows is not told that they are in order", async () => {
  await server().query(
    PATIENT,
    `create role half_blind login password 'half_blind';
    grant pg_read_all_data to half_blind`,
  );
  const url = new URL(server().url(PATIENT));
  url.username = url.password = "half_blind";
  const { code, stdout } = await doctor("--db-url", url.href, "--json");
  assertEquals(code, 2);
  assertMatch(stdout, /query would be affected by row-level security policy/);
});

Deno.test("the doctor can only read", async () => {
  await assertRejects(
    () => lookAt(server().url(PATIENT), (sql) => sql.unsafe(PLANT)),
    CannotLook,
    "cannot execute INSERT in a read-only transaction",
  );
});

Deno.test("a connection that breaks is no finding", async () => {
  await using operator = session(server());
  await assertRejects(
    () =>
      lookAt(server().url(PATIENT), async (sql) => {
        const pid = await backendPid(sql);
        await operator`select pg_terminate_backend(${pid})`;
        return await diagnose(sql);
      }),
    CannotLook,
    "Cannot go on",
  );
});

Deno.test("looking leaves no trace in the database", async () => {
  await using sql = session(server());
  const before = await lastTransaction(sql);
  const { code } = await doctor("--db-url", server().url(PATIENT));
  assertEquals([code, await lastTransaction(sql)], [0, before]);
});

Deno.test("what fails while looking is not taken for a broken connection", async () => {
  await assertRejects(
    () =>
      lookAt(
        server().url(PATIENT),
        () => Promise.reject(new TypeError("a bug")),
      ),
    TypeError,
    "a bug",
  );
});

/** Every transaction that writes something takes a number. */
async function lastTransaction(
  sql: ReturnType<typeof session>,
): Promise<string> {
  const row = one(
    await sql<{ next: string }[]>`
    select pg_snapshot_xmax(pg_current_snapshot())::text as next`,
  );
  return row.next;
}
