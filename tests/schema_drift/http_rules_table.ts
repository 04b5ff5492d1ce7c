import type { Database } from "../fixtures/database.ts";

const MIGRATIONS = new URL("../../supabase/migrations/", import.meta.url);
const SUFFIX = "_restaurant_capacity_rules.sql";

/** Drops the table of the capacity rules. */
export async function dropRules(sql: Database): Promise<void> {
  await sql`drop table restaurant_capacity_rules`;
}

/** Creates the table of the capacity rules with its own migration. */
export async function createRules(sql: Database): Promise<void> {
  for await (const { name } of Deno.readDir(MIGRATIONS)) {
    if (!name.endsWith(SUFFIX)) continue;
    await sql.unsafe(await Deno.readTextFile(new URL(name, MIGRATIONS)));
  }
}

/** Gives the table back its shape, whatever was done to it. */
export async function restoreRules(sql: Database): Promise<void> {
  await sql`drop table if exists restaurant_capacity_rules`;
  await createRules(sql);
}
