import {
  generateTypescript,
  sortGeneratorMetadata,
} from "@supabase/postgrest-typegen/generation";
import { introspect } from "@supabase/postgrest-typegen/introspection";
import pg from "pg";

/** The generated file, as the edge functions import it. */
const TYPES = new URL(
  "../supabase/functions/_shared/database.types.ts",
  import.meta.url,
);

const HEADER = '// Generated from the database by "deno task types".\n\n';

/** Writes the types of the database's API schema. */
export async function writeTypes(databaseUrl: string): Promise<void> {
  await Deno.writeTextFile(TYPES, await generateTypes(databaseUrl));
}

/**
 * Compares the committed types with those of the database.
 *
 * @returns What to do about a difference; empty when they are the same.
 */
export async function staleTypes(databaseUrl: string): Promise<string[]> {
  const committed = await Deno.readTextFile(TYPES);
  const generated = await generateTypes(databaseUrl);
  return committed === generated
    ? []
    : ['The database types are out of date: run "deno task types"'];
}

async function generateTypes(databaseUrl: string): Promise<string> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  try {
    const metadata = await introspect(client, { includedSchemas: ["public"] });
    return HEADER + await generateTypescript(sortGeneratorMetadata(metadata), {
      detectOneToOneRelationships: true,
      postgrestVersion: "14",
    });
  } finally {
    await client.end();
  }
}
