import { join } from "node:path";
import postgres from "postgres";
import { bootstrap } from "./bootstrap.ts";
import { Cluster, SUPERUSER } from "./cluster.ts";
import { DataDir } from "./data_dir.ts";
import { DB_PASSWORD } from "../local_keys.ts";
import { LogFile } from "../log_file.ts";
import { migrate } from "./migrations.ts";
import { nativeBinaries } from "./native_binaries.ts";
import { LOOPBACK } from "../ports.ts";
import type { ProcessRecords } from "../processes.ts";
import { unprivilegedUser } from "./unprivileged_user.ts";

/** What {@linkcode startDatabase} needs. */
export interface DatabaseOptions {
  /** The stack's folder. */
  dir: string;
  port: number;
  fresh: boolean;
  supabaseDir: string;
  omitMigrations: string[];
  settings: Record<string, string>;
  logPath: string;
  processes: ProcessRecords;
}

/** A running database; disposing of it stops it. */
export interface Database extends AsyncDisposable {
  /** Resolves when PostgreSQL has ended, for any reason. */
  ended: Promise<void>;
  /** Kills PostgreSQL and starts it again on its data. */
  crash(): Promise<void>;
}

/**
 * The connection string for a role. It says that the server has no TLS, since
 * the Supabase CLI otherwise requires it.
 */
export function databaseUrl(role: string, port: number): string {
  return `postgresql://${role}:${DB_PASSWORD}@${LOOPBACK}:${port}/postgres?sslmode=disable`;
}

/**
 * Starts PostgreSQL and brings the database up to date: Supabase's roles and
 * schemas, the project's migrations, the seed.
 *
 * @throws {StackError} If one of these fails. Then nothing is left running.
 */
export async function startDatabase(
  options: DatabaseOptions,
): Promise<Database> {
  await using started = new AsyncDisposableStack();
  const log = started.use(new LogFile(options.logPath));
  const user = unprivilegedUser();
  const binaries = await nativeBinaries(user);
  const data = await DataDir.open(options.dir, user, options.fresh);
  const start = () => Cluster.start({ ...options, binaries, data, user, log });
  let cluster = await start();
  started.defer(() => cluster[Symbol.asyncDispose]());
  if (!await data.isComplete()) {
    await bootstrap(databaseUrl(SUPERUSER, options.port));
    await data.markComplete();
  }
  await bringUpToDate(options);
  const running = started.move();
  return {
    ended: cluster.ended,
    crash: async () => {
      await cluster.kill();
      cluster = await start();
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  };
}

async function bringUpToDate(options: DatabaseOptions): Promise<void> {
  const { supabaseDir, omitMigrations: omit, dir } = options;
  const dbUrl = databaseUrl("postgres", options.port);
  const sql = postgres(dbUrl, { max: 1, onnotice: () => {} });
  try {
    const scratchDir = join(dir, "tmp");
    await migrate({ supabaseDir, omit, sql, dbUrl, scratchDir });
  } finally {
    await sql.end();
  }
}
