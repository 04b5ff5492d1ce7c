import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { SUPERUSER } from "../stack/postgres/cluster.ts";
import { databaseUrl, startDatabase } from "../stack/postgres/database.ts";
import { DURABLE_SETTINGS } from "../stack/postgres/durable_settings.ts";
import { Interruption } from "../stack/interruption.ts";
import { freePort } from "../stack/ports.ts";
import { ProcessRecords } from "../stack/processes.ts";
import { removeStack } from "../stack/stack.ts";

const SUPABASE_DIR = fileURLToPath(new URL("../supabase", import.meta.url));
const SEED_SQL = new URL("seed.sql", import.meta.url);

/** Room for the data, and no background work in the middle of a repetition. */
const SETTINGS = {
  ...DURABLE_SETTINGS,
  shared_buffers: "2GB",
  max_wal_size: "8GB",
  checkpoint_timeout: "1h",
  autovacuum: "off",
  maintenance_work_mem: "1GB",
  max_parallel_maintenance_workers: "0",
};

/** Where a PostgreSQL with the project's schema listens. */
export interface Server {
  /** A folder on the file system that holds its data. */
  readonly dir: string;
  readonly port: number;
}

/** The connection string for a database and a role. */
export function urlOf(
  { port }: Pick<Server, "port">,
  database: string,
  role = SUPERUSER,
): string {
  return databaseUrl(role, port).replace(/[^/]+$/, database);
}

/**
 * Gives a measurement a folder for what it starts, and removes it afterwards,
 * also when the user interrupts the measurement, which has to race its work
 * against the interruption.
 */
export async function inBenchFolder<Result>(
  measure: (dir: string, interruption: Interruption) => Promise<Result>,
): Promise<Result> {
  using interruption = new Interruption();
  const dir = await Deno.makeTempDir({ prefix: "table-allocator-bench-" });
  try {
    return await measure(dir, interruption);
  } finally {
    await removeStack(dir);
  }
}

/**
 * Starts a durable PostgreSQL without the rest of a stack. Its database
 * `postgres` is the template of those that are measured in.
 *
 * @throws {StackError} If PostgreSQL does not start.
 */
export async function startServer(
  dir: string,
): Promise<Server & AsyncDisposable> {
  const port = freePort();
  const database = await startDatabase({
    dir,
    port,
    fresh: true,
    supabaseDir: SUPABASE_DIR,
    omitMigrations: [],
    settings: SETTINGS,
    logPath: join(dir, "postgres.log"),
    processes: new ProcessRecords(join(dir, "processes")),
  });
  await addSeedFunctions({ port });
  return {
    dir,
    port,
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
}

/** Adds seed.sql to the database `postgres`. */
export async function addSeedFunctions(
  server: Pick<Server, "port">,
): Promise<void> {
  const script = await Deno.readTextFile(SEED_SQL);
  await query(urlOf(server, "postgres"), (sql) => sql.unsafe(script));
}

/** Copies a database, which has to be without sessions meanwhile. */
export async function copyDatabase(
  server: Server,
  name: string,
  template = "postgres",
): Promise<void> {
  await query(
    urlOf(server, "template1"),
    (sql) => sql`create database ${sql(name)} template ${sql(template)}`,
  );
}

async function query(
  url: string,
  run: (sql: postgres.Sql) => Promise<unknown>,
): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await run(sql);
  } finally {
    await sql.end();
  }
}
