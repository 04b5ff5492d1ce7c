import { assertEquals, assertRejects, assertStringIncludes } from "@std/assert";
import postgres from "postgres";
import { type Stack, startStack } from "../../stack/stack.ts";
import { StackError } from "../../stack/stack_error.ts";
import { type TemporaryFolder, temporaryFolder } from "./temporary_stack.ts";

/** A project whose files a test writes, and a folder for its stack. */
class Project implements AsyncDisposable {
  private constructor(readonly folder: TemporaryFolder) {}

  static async create(files: Record<string, string>): Promise<Project> {
    const project = new Project(await temporaryFolder());
    await Deno.mkdir(`${project.folder.path}/supabase/migrations`, {
      recursive: true,
    });
    for (const [path, text] of Object.entries(files)) {
      await project.write(path, text);
    }
    return project;
  }

  async write(path: string, text: string): Promise<void> {
    await Deno.writeTextFile(`${this.folder.path}/supabase/${path}`, text);
  }

  async start(options: Record<string, unknown> = {}): Promise<Stack> {
    return await startStack({
      dir: `${this.folder.path}/stack`,
      supabaseDir: `${this.folder.path}/supabase`,
      ...options,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.folder[Symbol.asyncDispose]();
  }
}

async function query(stack: Stack, text: string): Promise<unknown[]> {
  const sql = postgres(stack.status.DB_URL, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(text).values().then((rows) =>
      rows.map((row) => row[0])
    );
  } finally {
    await sql.end();
  }
}

const FIRST = "migrations/20260101000000_first.sql";
const SECOND = "migrations/20260101000001_second.sql";

Deno.test("a later start applies new migrations only, through the CLI's history", async () => {
  await using project = await Project.create({
    [FIRST]: "create table public.first (id int);",
  });
  await (await project.start()).stop();
  await project.write(SECOND, "alter table public.first add column name text;");
  await using stack = await project.start();
  assertEquals(
    await query(
      stack,
      "select version || '_' || name from supabase_migrations.schema_migrations order by 1",
    ),
    ["20260101000000_first", "20260101000001_second"],
  );
  assertEquals(await query(stack, "select name from public.first"), []);
});

Deno.test("a migration can be left out, and applied by a later start", async () => {
  await using project = await Project.create({
    [FIRST]: "create table public.first (id int);",
    [SECOND]: "create table public.second (id int);",
  });
  const tables =
    "select relname from pg_class where relnamespace = 'public'::regnamespace order by 1";
  const without = await project.start({ omitMigrations: ["_second.sql"] });
  assertEquals(await query(without, tables), ["first"]);
  await without.stop();
  await using complete = await project.start();
  assertEquals(await query(complete, tables), ["first", "second"]);
});

Deno.test("a migration that fails stops the start and says why", async () => {
  await using project = await Project.create({
    [FIRST]: "select no_such_function();",
  });
  const error = await assertRejects(() => project.start(), StackError);
  assertStringIncludes(
    error.message,
    "Cannot apply the migrations and the seed",
  );
  assertStringIncludes(error.message, "no_such_function() does not exist");
  assertStringIncludes(error.message, "20260101000000_first.sql");
  await project.write(FIRST, "create table public.first (id int);");
  await using stack = await project.start();
  assertEquals(await query(stack, "select id from public.first"), []);
});

Deno.test("migrations run as postgres, which is not a superuser", async () => {
  await using project = await Project.create({
    [FIRST]:
      "create table public.who as select current_user::text as name, usesuper from pg_user where usename = current_user;",
  });
  await using stack = await project.start();
  assertEquals(await query(stack, "select name from public.who"), ["postgres"]);
  assertEquals(await query(stack, "select usesuper from public.who"), [false]);
});

Deno.test("the seed runs only once per database", async () => {
  await using project = await Project.create({
    [FIRST]: "create table public.first (id int);",
    "seed.sql": "insert into public.first values (1);",
  });
  await (await project.start()).stop();
  await using again = await project.start();
  assertEquals(await query(again, "select id from public.first"), [1]);
});

Deno.test("a seed that fails stops the start, says why and leaves nothing", async () => {
  await using project = await Project.create({
    [FIRST]: "create table public.first (id int);",
    "seed.sql": "insert into public.first values (1); select 1 / 0;",
  });
  const error = await assertRejects(() => project.start(), StackError);
  assertStringIncludes(
    error.message,
    "Cannot apply the migrations and the seed",
  );
  assertStringIncludes(error.message, "supabase/seed.sql");
  assertStringIncludes(error.message, "division by zero");
  await project.write("seed.sql", "insert into public.first values (2);");
  await using stack = await project.start();
  assertEquals(await query(stack, "select id from public.first"), [2]);
});

Deno.test("PostgreSQL settings can be replaced", async () => {
  await using project = await Project.create({});
  const postgresSettings = { fsync: "on", synchronous_commit: "on" };
  await using stack = await project.start({ postgresSettings });
  assertEquals(await query(stack, "show fsync"), ["on"]);
  assertEquals(await query(stack, "show synchronous_commit"), ["on"]);
});

Deno.test("the output of a PostgreSQL that does not start is shown", async () => {
  await using project = await Project.create({});
  const postgresSettings = { max_connections: "none" };
  const error = await assertRejects(
    () => project.start({ postgresSettings }),
    StackError,
  );
  assertStringIncludes(error.message, 'parameter "max_connections"');
});

Deno.test("requests are answered with 503 while the database is down", async () => {
  await using project = await Project.create({
    [FIRST]: "create table public.first (id int);",
  });
  await using stack = await project.start();
  const pidFile = `${project.folder.path}/stack/data/postmaster.pid`;
  Deno.kill(parseInt(await Deno.readTextFile(pidFile)), "SIGINT");
  await stack.failure;
  const response = await fetch(`${stack.status.API_URL}/rest/v1/first`, {
    headers: { apikey: stack.status.SECRET_KEY },
  });
  assertEquals(response.status, 503);
  assertEquals((await response.json()).code, "PGRST000");
});
