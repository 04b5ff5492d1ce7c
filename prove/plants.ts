import type { Database } from "../tests/fixtures/database.ts";

const FOLDER = new URL("./plants/", import.meta.url);

/** The names of the bugs that can be planted. */
export async function plantNames(): Promise<string[]> {
  const files = await Array.fromAsync(Deno.readDir(FOLDER));
  return files.map(({ name }) => name.replace(/\.sql$/, "")).sort();
}

/** Puts a bug into the database of this run, which ends with the run. */
export async function plant(sql: Database, name: string): Promise<void> {
  await sql.unsafe(
    await Deno.readTextFile(new URL(`${name}.sql`, FOLDER)),
  );
}
