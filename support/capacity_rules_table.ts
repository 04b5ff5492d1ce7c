import { type Database, one } from "./database.ts";

const MIGRATIONS = new URL("../supabase/migrations/", import.meta.url);

/** The name of the table while a test has it out of the way. */
export const AWAY = "restaurant_capacity_rules_away";

/** The bare minimum: the columns that are read, in another order, no keys. */
export const CREATE_BARE_TABLE = `
  create table restaurant_capacity_rules (
    max_parties integer, max_covers integer, effective_date date,
    day_of_week integer, service_period_id uuid, restaurant_id uuid, id bigint
  )`;

/**
 * Runs something that may drop or damage restaurant_capacity_rules, and
 * afterwards creates the table again as its migration defines it, with the rows
 * that it had before.
 */
export async function puttingRulesBack(
  sql: Database,
  run: () => Promise<void>,
): Promise<void> {
  const rules = one(
    await sql<{ rows: string }[]>`
    select coalesce(jsonb_agg(r), '[]')::text as rows
    from restaurant_capacity_rules as r`,
  );
  try {
    await run();
  } finally {
    await removeRelation(sql, AWAY);
    await removeRelation(sql, "restaurant_capacity_rules");
    await createRules(sql);
    await sql`
      insert into restaurant_capacity_rules
      select r.* from jsonb_populate_recordset(
        null::restaurant_capacity_rules, ${rules.rows}::text::jsonb
      ) as r`;
  }
}

/** Creates the table with its own migrations. */
export async function createRules(sql: Database): Promise<void> {
  await sql.unsafe(await readMigration());
}

/** Reads the migrations that create the table and have changed it since. */
export async function readMigration(): Promise<string> {
  const entries = await Array.fromAsync(Deno.readDir(MIGRATIONS));
  const names = entries
    .map(({ name }) => name)
    .filter((name) => name.endsWith("_restaurant_capacity_rules.sql"))
    .sort();
  const texts = await Promise.all(
    names.map((name) => Deno.readTextFile(new URL(name, MIGRATIONS))),
  );
  return texts.join("\n");
}

/** The keyword to drop a relation with, by its kind in pg_class. */
const KINDS: Readonly<Record<string, string>> = {
  r: "table",
  p: "table",
  v: "view",
  m: "materialized view",
  S: "sequence",
  c: "type",
};

async function removeRelation(sql: Database, name: string): Promise<void> {
  const relations = await sql<{ relkind: string }[]>`
    select relkind from pg_class where oid = to_regclass(${`public.${name}`})`;
  for (const { relkind } of relations) {
    await sql.unsafe(`drop ${KINDS[relkind]} public.${name} cascade`);
  }
}
