import { fileURLToPath } from "node:url";
import { join } from "node:path";
import { splitStatements } from "./sql_text.ts";

/** One file of `supabase/schemas/`. */
export interface SchemaFile {
  /** Relative to that folder. */
  path: string;
  text: string;
  /** Its statements without the semicolons, comments before one included. */
  statements: string[];
}

/** The project's folder with schema files, migrations and seed. */
export const SUPABASE_DIR = fileURLToPath(
  new URL("../supabase", import.meta.url),
);

/**
 * Reads the schema files in the order in which they apply. The folders are
 * numbered by dependency; function bodies bind late, so that within a folder
 * only foundations and tables need numbers.
 */
export async function readSchemaFiles(
  supabaseDir: string,
): Promise<SchemaFile[]> {
  const root = join(supabaseDir, "schemas");
  const paths: string[] = [];
  for await (const { name: folder } of Deno.readDir(root)) {
    for await (const { name } of Deno.readDir(join(root, folder))) {
      paths.push(`${folder}/${name}`);
    }
  }
  return await Promise.all(
    paths.sort().map(async (path) => {
      const text = await Deno.readTextFile(join(root, path));
      return { path, text, statements: splitStatements(text) };
    }),
  );
}
