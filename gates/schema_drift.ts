import { join } from "node:path";
import {
  type Delta,
  diff,
  encodeId,
  type FactBase,
} from "@supabase/pg-delta/core";
import { extract } from "@supabase/pg-delta/extract";
import pg from "pg";
import { removeStack, startStack } from "../stack/stack.ts";

/** Where the Supabase CLI keeps its own books. */
const BOOKKEEPING = "supabase_migrations.";

const SCHEMAS = new URL("../supabase/schemas/", import.meta.url);

/**
 * Compares the database that the migrations made with one that the schema
 * files make.
 *
 * @param migratedUrl The database with all migrations.
 * @param scratchDir A folder to put the second database in.
 * @returns The objects that differ, one line each.
 */
export async function schemaDrift(
  migratedUrl: string,
  scratchDir: string,
): Promise<string[]> {
  const supabaseDir = join(scratchDir, "declared-project");
  await copySchemasAsMigrations(join(supabaseDir, "migrations"));
  const dir = join(scratchDir, "declared");
  try {
    await using stack = await startStack({ dir, supabaseDir });
    const [migrated, declared] = await Promise.all([
      readFacts(migratedUrl),
      readFacts(stack.status.DB_URL),
    ]);
    return diff(declared, migrated)
      .map(describe)
      .filter((line) => !line.includes(BOOKKEEPING));
  } finally {
    await removeStack(dir);
  }
}

/** The folders are in order of dependency, so their files apply as migrations. */
async function copySchemasAsMigrations(to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true });
  const files: string[] = [];
  for await (const { name: folder } of Deno.readDir(SCHEMAS)) {
    for await (const { name } of Deno.readDir(new URL(`${folder}/`, SCHEMAS))) {
      files.push(`${folder}/${name}`);
    }
  }
  for (const [index, file] of files.sort().entries()) {
    const version = String(index + 1).padStart(3, "0");
    const name = `${version}_${file.replaceAll("/", "_")}`;
    await Deno.copyFile(new URL(file, SCHEMAS), join(to, name));
  }
}

async function readFacts(databaseUrl: string): Promise<FactBase> {
  const pool = new pg.Pool({ connectionString: databaseUrl });
  // The pool's end does not wait for its connections', so the database may go
  // first and say goodbye to one that nobody uses any more.
  pool.on("connect", (client) => client.on("error", () => {}));
  try {
    return (await extract(pool)).factBase;
  } finally {
    await pool.end();
  }
}

function describe(delta: Delta): string {
  switch (delta.verb) {
    case "add":
      return `Only the migrations have ${encodeId(delta.fact.id)}`;
    case "remove":
      return `Only the schema files have ${encodeId(delta.fact.id)}`;
    case "set":
      return `Migrations and schema files differ in ${encodeId(delta.id)}`;
    case "link":
    case "unlink":
      return `Dependencies differ for ${encodeId(delta.edge.from)}`;
  }
}
