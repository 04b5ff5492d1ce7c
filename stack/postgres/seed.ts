import { join } from "node:path";
import postgres from "postgres";
import { readIfPresent } from "../files.ts";
import { StackError } from "../stack_error.ts";

/** Where the CLI notes which seed files a database has had. */
const SEED_HISTORY = `
  create schema if not exists supabase_migrations;
  create table if not exists supabase_migrations.seed_files (
    path text primary key,
    hash text not null
  );
`;

/**
 * Runs `seed.sql`, once in the life of a database. The note that it ran is
 * part of the same transaction, so a start that is killed cannot seed twice.
 *
 * @throws {StackError} If the file fails, in PostgreSQL's words.
 */
export async function seed(
  sql: postgres.Sql,
  supabaseDir: string,
): Promise<void> {
  const text = await readIfPresent(join(supabaseDir, "seed.sql"));
  if (text === undefined) return;
  const file = { path: "supabase/seed.sql", hash: await sha256(text) };
  try {
    await sql.begin(async (tx) => {
      await tx.unsafe(SEED_HISTORY);
      const noted = await tx`
        insert into supabase_migrations.seed_files ${tx(file)}
        on conflict do nothing returning path`;
      if (noted.length > 0) await tx.unsafe(text);
    });
  } catch (error) {
    if (!(error instanceof postgres.PostgresError)) throw error;
    throw new StackError(`Cannot run "${file.path}": ${error.message}`, {
      cause: error,
    });
  }
}

async function sha256(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(text);
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
}
