import {
  assert,
  assertEquals,
  assertMatch,
  assertStringIncludes,
} from "@std/assert";
import postgres from "postgres";
import { freePort, LOOPBACK } from "../../stack/ports.ts";
import { CommandLineStack, run, running } from "./command_line.ts";
import { until } from "./conditions.ts";
import { sharedFolder } from "./temporary_stack.ts";

const folder = sharedFolder();

async function query<T>(dbUrl: string, text: string): Promise<T[]> {
  const sql = postgres(dbUrl, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe<T[]>(text);
  } finally {
    await sql.end();
  }
}

function valueOf(name: string, output: string): string {
  return new RegExp(`^${name}="(.*)"$`, "m").exec(output)?.[1] ?? "";
}

function canListen(port: number): boolean {
  try {
    Deno.listen({ hostname: LOOPBACK, port }).close();
    return true;
  } catch {
    return false;
  }
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
  Deno.test(`${signal} stops everything that start has started`, async () => {
    await using stack = await CommandLineStack.start(folder());
    const pids = stack.processIds();
    assert(pids.length > 1, "PostgreSQL and at least one function");
    const { status, stderr } = await stack.end(signal);
    assertEquals({ code: status.code, stderr }, { code: 0, stderr: "" });
    assertEquals(await running(pids), []);
    assertEquals(stack.processIds(), []);
    assert(canListen(stack.port) && canListen(stack.dbPort));
  });
}

Deno.test('status prints what a running stack offers, as KEY="value" lines or as JSON', async () => {
  await using stack = await CommandLineStack.start(folder());
  const { code, stdout } = await run("status", `--dir=${folder()}`);
  assertEquals(code, 0);
  const url = `http://127.0.0.1:${stack.port}`;
  const database =
    `postgresql://postgres:postgres@127.0.0.1:${stack.dbPort}/postgres?sslmode=disable`;
  const keys = stdout.trimEnd().split("\n").map((line) => line.split("=")[0]);
  assertEquals(keys, [
    "API_URL",
    "DB_URL",
    "FUNCTIONS_URL",
    "PUBLISHABLE_KEY",
    "SECRET_KEY",
    "JWT_SECRET",
    "DASHBOARD_URL",
    "DEMO_EMAIL",
    "DEMO_PASSWORD",
  ]);
  assertEquals(valueOf("API_URL", stdout), url);
  assertEquals(valueOf("DB_URL", stdout), database);
  assertEquals(valueOf("FUNCTIONS_URL", stdout), `${url}/functions/v1`);
  assertMatch(valueOf("PUBLISHABLE_KEY", stdout), /^sb_publishable_/);
  assertMatch(valueOf("SECRET_KEY", stdout), /^sb_secret_/);
  assertStringIncludes(stack.output, stdout);
  const json = await run("status", `--dir=${folder()}`, "--json");
  const lines = Object.entries(JSON.parse(json.stdout))
    .map(([key, value]) => `${key}="${value}"\n`);
  assertEquals(lines.join(""), stdout);
});

Deno.test("status says so and fails when nothing runs", async () => {
  const { code, stdout, stderr } = await run("status", `--dir=${folder()}`);
  assertEquals({ code, stdout, stderr }, {
    code: 1,
    stdout: "",
    stderr:
      `No stack runs in "${folder()}": start one with "deno task start"\n`,
  });
});

Deno.test("a start after kill -9 stops what was left and keeps the data", async () => {
  const killed = await CommandLineStack.start(folder());
  await query(
    valueOf("DB_URL", killed.output),
    "create table public.kept as select 7 as value",
  );
  const leftovers = killed.processIds();
  await killed.end("SIGKILL");
  assertEquals((await run("status", `--dir=${folder()}`)).code, 1);

  await using stack = await CommandLineStack.start(folder());
  assertEquals(await running(leftovers), []);
  const rows = await query<{ value: number }>(
    valueOf("DB_URL", stack.output),
    "select value from public.kept",
  );
  assertEquals(Array.from(rows), [{ value: 7 }]);
});

Deno.test("a start does not stop another program that has the process id of a dead child", async () => {
  const stranger = new Deno.Command("sleep", { args: ["60"] }).spawn();
  await Deno.mkdir(`${folder()}/processes`, { recursive: true });
  await Deno.writeTextFile(
    `${folder()}/processes/${stranger.pid}`,
    JSON.stringify({ identity: "1 postgres", signal: "SIGKILL" }),
  );
  await using _stack = await CommandLineStack.start(folder());
  assertEquals(await running([stranger.pid]), [stranger.pid]);
  stranger.kill();
  await stranger.status;
});

Deno.test("a second start in the same folder fails and leaves the first alone", async () => {
  await using stack = await CommandLineStack.start(folder());
  const pids = stack.processIds();
  const second = await run(
    "start",
    `--dir=${folder()}`,
    `--port=${freePort()}`,
    `--db-port=${freePort()}`,
  );
  assertEquals(second, {
    code: 1,
    stdout: "",
    stderr: `Cannot start in "${folder()}": a stack already runs there\n`,
  });
  assertEquals(await running(pids), pids);
  assertEquals((await run("status", `--dir=${folder()}`)).code, 0);
});

for (const option of ["--port", "--db-port"]) {
  Deno.test(`a taken ${option} is named, and nothing is left running`, async () => {
    using listener = Deno.listen({ hostname: LOOPBACK, port: 0 });
    const { port } = listener.addr;
    const other = option === "--port" ? "--db-port" : "--port";
    const { code, stdout, stderr } = await run(
      "start",
      `--dir=${folder()}`,
      `${option}=${port}`,
      `${other}=${freePort()}`,
    );
    assertEquals({ code, stdout, stderr }, {
      code: 1,
      stdout: "",
      stderr:
        `Cannot listen on 127.0.0.1:${port}: the port is taken, choose a free one with ${option}\n`,
    });
    const records = `${folder()}/processes`;
    assertEquals(Array.from(Deno.readDirSync(records)), []);
  });
}

Deno.test("the stack ends with an error when its database ends", async () => {
  await using stack = await CommandLineStack.start(folder());
  const pids = stack.processIds();
  const pidFile = await Deno.readTextFile(`${folder()}/data/postmaster.pid`);
  Deno.kill(parseInt(pidFile), "SIGINT");
  const { status, stderr } = await stack.ended();
  assertEquals(status.code, 1);
  assertEquals(
    stderr,
    `PostgreSQL has ended, see "${folder()}/postgres.log"\n`,
  );
  assertEquals(await running(pids), []);
});

Deno.test("--fresh throws the data away", async () => {
  const first = await CommandLineStack.start(folder());
  await query(
    valueOf("DB_URL", first.output),
    "create table public.gone (id int)",
  );
  await first.end("SIGTERM");
  await using second = await CommandLineStack.start(folder(), "--fresh");
  const rows = await query<{ table: string | null }>(
    valueOf("DB_URL", second.output),
    "select to_regclass('public.gone') as table",
  );
  assertEquals(Array.from(rows), [{ table: null }]);
});

for (const args of [["--help"], ["start", "--help"], ["status", "-h"]]) {
  Deno.test(`"${args.join(" ")}" prints how the command is used`, async () => {
    const { code, stdout, stderr } = await run(...args);
    assertEquals({ code, stderr }, { code: 0, stderr: "" });
    assertStringIncludes(stdout, "Usage: deno task start [options]\n");
    assertStringIncludes(stdout, "Usage: deno task status [options]\n");
  });
}

Deno.test("a wrong command line is explained in one line", async () => {
  const wrong: [string[], RegExp][] = [
    [[], /^Unknown command "": use "start" or "status"\n$/],
    [["begin"], /^Unknown command "begin": use "start" or "status"\n$/],
    [["start", "--port=http"], /^Cannot use "http" as --port: .*\n$/],
    [["start", "--nonsense"], /^Unknown option '--nonsense'.*\n$/],
  ];
  for (const [args, message] of wrong) {
    const { code, stderr } = await run(...args);
    assertEquals(code, 1);
    assertMatch(stderr, message);
  }
});

Deno.test("the logs are where the stack says", async () => {
  await using stack = await CommandLineStack.start(folder());
  const logs = /^Logs: (.*)$/m.exec(stack.output)?.[1]?.split(", ") ?? [];
  assertEquals(logs.length, 3);
  const [postgresLog = ""] = logs;
  await query(
    valueOf("DB_URL", stack.output),
    "do $$ begin raise log 'a line for the log'; end $$",
  );
  await until(
    "the log has the line",
    async () =>
      (await Deno.readTextFile(postgresLog)).includes("a line for the log"),
  );
});
