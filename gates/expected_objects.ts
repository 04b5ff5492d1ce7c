import postgres from "postgres";
import { prepare } from "../doctor/database.ts";
import {
  committedText,
  expectedText,
  writeExpected,
} from "../doctor/expected.ts";
import { type Inventory, readInventory } from "../doctor/inventory.ts";
import { inTransaction } from "../support/database.ts";

/** Writes what the doctor expects to find in every database. */
export async function writeExpectedObjects(databaseUrl: string): Promise<void> {
  await writeExpected(await inventoryOf(databaseUrl));
}

/**
 * Compares what the doctor expects with the database.
 *
 * @returns What to do about a difference; empty when they are the same.
 */
export async function staleExpectedObjects(
  databaseUrl: string,
): Promise<string[]> {
  const generated = expectedText(await inventoryOf(databaseUrl));
  return generated === await committedText()
    ? []
    : ['What the doctor expects is out of date: run "deno task types"'];
}

async function inventoryOf(databaseUrl: string): Promise<Inventory> {
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} });
  try {
    return await inTransaction(sql, async (transaction) => {
      await prepare(transaction);
      return await readInventory(transaction);
    });
  } finally {
    await sql.end();
  }
}
