import { join } from "node:path";
import type { FactBase } from "@supabase/pg-delta/core";
import { StackError } from "../../stack/stack_error.ts";
import { readFacts } from "../facts.ts";
import { schemaDrift } from "../schema_drift.ts";
import { readSchemaFiles } from "../schema_files.ts";
import type { ScratchServer } from "../scratch_server.ts";
import { type MigrationFile, migrationFiles } from "./files.ts";
import { planMigration } from "./plan.ts";
import { Wording } from "./wording.ts";

const BY_HAND =
  "This change cannot be planned: write its migration by hand, until deno task gates finds no difference";

/** What {@linkcode writeMigration} needs. */
export interface MigrationOptions {
  /** What the migration does, as its file name says it. */
  name: string;
  /** The folder with schema files and migrations. */
  supabaseDir: string;
  /** Where it can make databases; it makes "migrated", "declared" and "tried". */
  server: ScratchServer;
}

/** What {@linkcode writeMigration} has done. */
export interface MigrationResult {
  /** The names of the files that it wrote; none if nothing has changed. */
  paths: string[];
  /** The statements in them that throw data away. */
  losses: string[];
}

/**
 * Writes the migrations that lead to the schema files, after having tried
 * them.
 *
 * @throws {StackError} If the present migrations or the schema files do not
 * apply, or if what it planned does not lead to the schema files. Nothing is
 * written then.
 */
export async function writeMigration(
  { name, supabaseDir, server }: MigrationOptions,
): Promise<MigrationResult> {
  const files = await readSchemaFiles(supabaseDir);
  await server.createMigrated("migrated", supabaseDir);
  await server.createDeclared("declared", files);
  const [migrated, declared] = await Promise.all([
    readFacts(server.url("migrated")),
    readFacts(server.url("declared")),
  ]);
  const keywords = await readKeywords(server);
  const { scripts, losses } = planMigration(
    migrated,
    declared,
    new Wording(files, migrated, keywords),
  );
  const dir = join(supabaseDir, "migrations");
  const present = await Array.fromAsync(Deno.readDir(dir), ({ name }) => name);
  const migrations = migrationFiles(name, scripts, present, new Date());

  await tryOut(migrations, declared, server);
  for (const { path, text } of migrations) {
    await Deno.writeTextFile(join(dir, path), text, { createNew: true });
  }
  return { paths: migrations.map(({ path }) => path), losses };
}

async function tryOut(
  migrations: MigrationFile[],
  declared: FactBase,
  server: ScratchServer,
): Promise<void> {
  await server.copy("migrated", "tried");
  try {
    await server.apply("tried", migrations);
  } catch (error) {
    if (!(error instanceof StackError)) throw error;
    throw new StackError(`${error.message}\n${BY_HAND}`, { cause: error });
  }
  const missed = schemaDrift(await readFacts(server.url("tried")), declared);
  if (missed.length > 0) {
    throw new StackError([...missed, BY_HAND].join("\n"));
  }
}

/** The words that PostgreSQL takes for a name only in quotes. */
async function readKeywords(server: ScratchServer): Promise<Set<string>> {
  const rows = await server.query(
    "postgres",
    "select word from pg_get_keywords() where catcode <> 'U'",
  );
  return new Set(rows.map(({ word }) => word));
}
