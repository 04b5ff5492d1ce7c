import type { Database } from "../support/database.ts";
import { CannotLook } from "./cannot_look.ts";

/** The table that an environment may leave out. */
export const RULES_TABLE = "public.restaurant_capacity_rules";

/**
 * Makes sure that this is a database of the allocator.
 *
 * @throws {CannotLook} If it has no schema `allocator`.
 */
export async function assertIsAllocator(sql: Database): Promise<void> {
  const schemas = await sql`
    select from pg_namespace where nspname = 'allocator'`;
  if (schemas.length === 0) {
    throw new CannotLook(
      "This is not a database of the Table Allocator: it has no schema allocator",
    );
  }
}
