import {
  type Delta,
  diff,
  encodeId,
  type FactBase,
} from "@supabase/pg-delta/core";

/** Where the Supabase CLI keeps its own books. */
export const BOOKKEEPING = "supabase_migrations";

/**
 * Compares the schema that the migrations made with the one that the schema
 * files make.
 *
 * @returns The objects that differ, one line each.
 */
export function schemaDrift(migrated: FactBase, declared: FactBase): string[] {
  return diff(declared, migrated)
    .map(describe)
    .filter((line) => !line.includes(`${BOOKKEEPING}.`));
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
