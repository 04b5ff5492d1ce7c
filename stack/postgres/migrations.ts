import { join } from "node:path";
import type postgres from "postgres";
import { readDirIfPresent, removeIfPresent } from "../files.ts";
import { StackError } from "../stack_error.ts";
import { supabaseCli } from "../supabase_cli.ts";

/** What {@linkcode migrate} needs. */
export interface MigrateOptions {
  /** The folder with `config.toml` and `migrations/`. */
  supabaseDir: string;
  /** Leaves out the migrations whose file names end so. */
  omit: string[];
  /** A connection as `postgres`. */
  sql: postgres.Sql;
  dbUrl: string;
  /** A folder to write to. */
  scratchDir: string;
}

/**
 * Brings the database up to date with the Supabase CLI. Asking the history
 * table first spares a start on up-to-date data the CLI's second.
 *
 * @throws {StackError} With the CLI's own words if a migration fails.
 */
export async function migrate(options: MigrateOptions): Promise<void> {
  const files = await migrationFiles(options);
  const applied = await appliedVersions(options.sql);
  if (files.every((file) => applied.has(version(file)))) return;
  const workdir = await projectWith(files, options);
  const { success, output } = await supabaseCli([
    "migration",
    "up",
    "--include-all",
    "--yes",
    `--workdir=${workdir}`,
    `--db-url=${options.dbUrl}`,
  ], options.scratchDir);
  if (!success) {
    throw new StackError(`Cannot apply the migrations:\n${output.trim()}`);
  }
}

/** A migration's version is what its file name has before the first "_". */
function version(file: string): string {
  return file.split("_", 1)[0] ?? file;
}

async function migrationFiles(
  { supabaseDir, omit }: MigrateOptions,
): Promise<string[]> {
  const entries = await readDirIfPresent(join(supabaseDir, "migrations"));
  return entries
    .map((entry) => entry.name)
    .filter((name) => /^\d+_.*\.sql$/.test(name))
    .filter((name) => !omit.some((suffix) => name.endsWith(suffix)))
    .sort();
}

async function appliedVersions(sql: postgres.Sql): Promise<Set<string>> {
  const [history] = await sql<{ exists: boolean }[]>`
    select to_regclass('supabase_migrations.schema_migrations') is not null
      as exists`;
  if (!history?.exists) return new Set();
  const rows = await sql<{ version: string }[]>`
    select version from supabase_migrations.schema_migrations`;
  return new Set(rows.map((row) => row.version));
}

/** A project for the CLI that has the chosen migrations only. */
async function projectWith(
  files: string[],
  { supabaseDir, scratchDir }: MigrateOptions,
): Promise<string> {
  const workdir = join(scratchDir, "project");
  await removeIfPresent(workdir);
  const migrations = join(workdir, "supabase", "migrations");
  await Deno.mkdir(migrations, { recursive: true });
  for (const file of files) {
    await Deno.copyFile(
      join(supabaseDir, "migrations", file),
      join(migrations, file),
    );
  }
  return workdir;
}
