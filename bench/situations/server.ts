import { join } from "node:path";
import { fileURLToPath } from "node:url";
import postgres from "postgres";
import { SUPERUSER } from "../../stack/postgres/cluster.ts";
import { databaseUrl, startDatabase } from "../../stack/postgres/database.ts";
import { DURABLE_SETTINGS } from "../../stack/postgres/durable_settings.ts";
import { Interruption } from "../../stack/interruption.ts";
import { freePort } from "../../stack/ports.ts";
import { ProcessRecords } from "../../stack/processes.ts";
import { removeStack } from "../../stack/stack.ts";

const SUPABASE_DIR = fileURLToPath(new URL("../../supabase", import.meta.url));
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

/** A PostgreSQL of the measurement's own, without the rest of a stack. */
export interface Server {
  /** The folder that holds its data. */
  readonly dir: string;
  /** The connection string for a database and a role. */
  urlOf(database: string, role: string): string;
  /** Makes a database with the project's schema and the seeding functions. */
  createDatabase(name: string): Promise<void>;
}

/**
 * Runs a measurement on a durable PostgreSQL, which is removed after it, also
 * when the user interrupts it.
 *
 * @throws {StackError} If PostgreSQL does not start, or if interrupted.
 */
export async function onServer<Result>(
  measure: (server: Server) => Promise<Result>,
): Promise<Result> {
  using interruption = new Interruption();
  const dir = await Deno.makeTempDir({ prefix: "table-allocator-bench-" });
  try {
    const port = freePort();
    await using _database = await startDatabase({
      dir,
      port,
      fresh: true,
      supabaseDir: SUPABASE_DIR,
      omitMigrations: [],
      settings: SETTINGS,
      logPath: join(dir, "postgres.log"),
      processes: new ProcessRecords(join(dir, "processes")),
    });
    const urlOf = (database: string, role: string) =>
      databaseUrl(role, port).replace(/[^/]+$/, database);
    await runScript(urlOf("postgres", SUPERUSER));
    return await interruption.orResult(measure({
      dir,
      urlOf,
      createDatabase: (name) => copyDatabase(urlOf, name),
    }));
  } finally {
    await removeStack(dir);
  }
}

async function runScript(url: string): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    await sql.unsafe(await Deno.readTextFile(SEED_SQL));
  } finally {
    await sql.end();
  }
}

/** The template has to be without sessions meanwhile. */
async function copyDatabase(
  urlOf: Server["urlOf"],
  name: string,
): Promise<void> {
  const sql = postgres(urlOf("template1", SUPERUSER), { max: 1 });
  try {
    await sql`create database ${sql(name)} template postgres`;
  } finally {
    await sql.end();
  }
}
