import type { Database } from "../../support/database.ts";
import type { Check, Fault } from "../finding.ts";
import { findingsOf } from "../finding.ts";

const MIGRATIONS = new URL("../../supabase/migrations/", import.meta.url);

/** An environment may leave these out. */
const IS_OPTIONAL = /_capacity_rules\.sql$/;

const PUSH =
  'Apply it with "supabase db push", with --include-all where it is older than the last one applied (docs/deploy.md)';
const UPDATE =
  "Look with a checkout that has this migration: this one is older than the database, or another branch";
const RECORD =
  'Record what was applied with "supabase migration repair --status applied" (docs/deploy.md), then look again';

/** Compares the migrations of the checkout with those that were applied. */
export const migrations: Check = {
  name: "migrations",
  look: async (sql) => {
    const [files, applied] = [await readFiles(), await readApplied(sql)];
    if (applied === undefined) {
      const where = "supabase_migrations.schema_migrations";
      const what = "There is no record of the migrations that were applied";
      return { findings: findingsOf([{ what, where, todo: RECORD }]) };
    }
    return { findings: findingsOf(faultsOf(files, applied)) };
  },
};

function faultsOf(files: readonly string[], applied: readonly string[]) {
  const last = applied.at(-1) ?? "";
  const missing = files
    .filter((name) => !applied.includes(versionOf(name)))
    .filter((name) => !IS_OPTIONAL.test(name))
    .map((name): Fault => ({
      what: versionOf(name) < last
        ? "A migration is missing although later ones were applied"
        : "A migration is missing",
      where: name,
      todo: PUSH,
    }));
  const versions = files.map(versionOf);
  const unknown = applied
    .filter((version) => !versions.includes(version))
    .map((where): Fault => ({
      what: "A migration was applied that this checkout does not have",
      where,
      todo: UPDATE,
    }));
  return [...missing, ...unknown];
}

/** What a file name has before the first "_". */
function versionOf(name: string): string {
  return name.replace(/_.*/, "");
}

async function readFiles(): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of Deno.readDir(MIGRATIONS)) {
    if (/^\d+_.*\.sql$/.test(name)) names.push(name);
  }
  return names.sort();
}

/** The versions in order; undefined if nothing was ever recorded. */
async function readApplied(sql: Database): Promise<string[] | undefined> {
  const tables = await sql`
    select where to_regclass('supabase_migrations.schema_migrations') is not null`;
  if (tables.length === 0) return undefined;
  const rows = await sql<{ version: string }[]>`
    select version from supabase_migrations.schema_migrations
    order by version collate "C"`;
  return rows.map(({ version }) => version);
}
