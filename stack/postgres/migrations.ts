import { join } from "node:path";
import type postgres from "postgres";
import { readDirIfPresent, removeIfPresent } from "../files.ts";
import { StackError } from "../stack_error.ts";
import { supabaseCli } from "../supabase_cli.ts";

/** What {@linkcode migrate} needs. */
export interface MigrateOptions {
  /** The folder with `migrations/` and perhaps `seed.sql`. */
  supabaseDir: string;
  /** Leaves out the migrations whose file names end like this. */
  omit: string[];
  /** A connection as `postgres`. */
  sql: postgres.Sql;
  dbUrl: string;
  /** A folder to write to. */
  scratchDir: string;
}

/** What a database should have. */
interface Target {
  /** The file names of the migrations, in order. */
  migrations: string[];
  hasSeed: boolean;
}

/**
 * Applies new migrations with the Supabase CLI, and the seed unless it was
 * applied before. The CLI takes a second to start, so it is not started if
 * there is nothing to do.
 *
 * @throws {StackError} With the CLI's output if one of them fails.
 */
export async function migrate(options: MigrateOptions): Promise<void> {
  const target = await targetOf(options);
  if (await hasReached(target, options.sql)) return;
  const workdir = await createProject(target, options);
  const { success, output } = await supabaseCli([
    "db",
    "push",
    "--include-all",
    "--include-seed",
    "--yes",
    `--workdir=${workdir}`,
    `--db-url=${options.dbUrl}`,
  ], options.scratchDir);
  if (!success) {
    throw new StackError(
      `Cannot apply the migrations and the seed:\n${output.trim()}`,
    );
  }
}

async function targetOf(
  { supabaseDir, omit }: MigrateOptions,
): Promise<Target> {
  const entries = await readDirIfPresent(join(supabaseDir, "migrations"));
  const migrations = entries
    .map((entry) => entry.name)
    .filter((name) => /^\d+_.*\.sql$/.test(name))
    .filter((name) => !omit.some((suffix) => name.endsWith(suffix)))
    .sort();
  const files = await readDirIfPresent(supabaseDir);
  const hasSeed = files.some(({ name }) => name === "seed.sql");
  return { migrations, hasSeed };
}

/** Compares with what the CLI has recorded as applied. */
async function hasReached(target: Target, sql: postgres.Sql): Promise<boolean> {
  // A migration's version is what its file name has before the first "_".
  const versions = target.migrations.map((name) => name.replace(/_.*/, ""));
  const [row] = await sql<{ reached: boolean }[]>`
    select ${versions}::text[] <@ array(
        select version from supabase_migrations.schema_migrations
      ) and (not ${target.hasSeed}::boolean or exists (
        select from supabase_migrations.seed_files
      )) as reached`;
  return row?.reached ?? false;
}

/** Creates a project for the CLI that has the chosen migrations only. */
async function createProject(
  { migrations, hasSeed }: Target,
  { supabaseDir, scratchDir }: MigrateOptions,
): Promise<string> {
  const workdir = join(scratchDir, "project");
  await removeIfPresent(workdir);
  const copyDir = join(workdir, "supabase");
  await Deno.mkdir(join(copyDir, "migrations"), { recursive: true });
  const files = migrations.map((name) => join("migrations", name));
  if (hasSeed) files.push("seed.sql");
  for (const file of files) {
    await Deno.copyFile(join(supabaseDir, file), join(copyDir, file));
  }
  return workdir;
}
