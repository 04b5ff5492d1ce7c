import postgres from "postgres";
import { type Database, one } from "./database.ts";
import { readEnvironment } from "./environment.ts";

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
 * Runs something that may do what it likes to the capacity rules, and puts the
 * table back afterwards as its migrations define it, with the rows that it had
 * before.
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

/** The migrations of the table, which an environment can leave out, as one. */
export async function readMigration(): Promise<string> {
  const texts = await readMigrations();
  return texts.join("");
}

/**
 * Runs the migrations of the table one after the other, as a push would, over
 * what is there.
 *
 * @returns What they warned of.
 */
export async function migrateRules(): Promise<string[]> {
  const warnings: string[] = [];
  const sql = postgres(readEnvironment().databaseUrl, {
    max: 1,
    onnotice: ({ severity, message }) => {
      if (severity === "WARNING") warnings.push(message ?? "");
    },
  });
  try {
    for (const text of await readMigrations()) await sql.unsafe(text);
  } finally {
    await sql.end();
  }
  return warnings;
}

/** The migrations that complete a table that is there, as one. */
export async function readAdoption(): Promise<string> {
  const [_creation, ...texts] = await readMigrations();
  if (texts.length === 0) throw new Error("The rules have no migrations");
  return texts.join("");
}

async function readMigrations(): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of Deno.readDir(MIGRATIONS)) {
    if (name.endsWith("_capacity_rules.sql")) names.push(name);
  }
  return await Promise.all(
    names.sort().map((name) => Deno.readTextFile(new URL(name, MIGRATIONS))),
  );
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
