import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { SUPABASE_DIR } from "../faults/own_stack.ts";

/** Creates the partitions after all migrations have created the tables. */
const PARTITIONS = fileURLToPath(new URL("./partitions.sql", import.meta.url));

const PARTITIONED_TABLES = ["bookings", "table_assignments", "assigned_tables"];

/**
 * Writes a project with this project's migrations, except that some tables are
 * hash-partitioned by restaurant. It has neither functions nor a seed.
 *
 * @param dir The folder to write, in place of `supabase`.
 * @throws {Error} If a table's migration has not the form that this rewrites.
 */
export async function writePartitionedProject(dir: string): Promise<void> {
  const own = join(SUPABASE_DIR, "migrations");
  const migrations = join(dir, "migrations");
  await Deno.mkdir(migrations, { recursive: true });
  const left = new Set(PARTITIONED_TABLES);
  for await (const { name } of Deno.readDir(own)) {
    let text = await Deno.readTextFile(join(own, name));
    for (const table of left) {
      const partitioned = partition(text, table);
      if (partitioned !== text) left.delete(table);
      text = partitioned;
    }
    await Deno.writeTextFile(join(migrations, name), text);
  }
  if (left.size > 0) {
    throw new Error(
      `No migration has a "create table public.${[...left][0]} (" to partition`,
    );
  }
  await Deno.copyFile(
    PARTITIONS,
    join(migrations, "99991231000000_partitions.sql"),
  );
}

/** Drops storage parameters: only the partitions can have them. */
function partition(migration: string, table: string): string {
  return migration.replace(
    new RegExp(`^(create table public\\.${table} \\(\n[^]*?\n\\))[^;]*;`, "m"),
    "$1\npartition by hash (restaurant_id);",
  );
}
