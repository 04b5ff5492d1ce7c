import type { Inventory } from "./inventory.ts";

const FILE = new URL("expected.json", import.meta.url);

/** What the migrations of this checkout make, as `deno task types` wrote it. */
export async function readExpected(): Promise<Inventory> {
  return JSON.parse(await Deno.readTextFile(FILE));
}

/** The committed text, to be compared with {@linkcode expectedText}. */
export async function committedText(): Promise<string> {
  return await Deno.readTextFile(FILE);
}

/** Replaces what is committed. */
export async function writeExpected(inventory: Inventory): Promise<void> {
  await Deno.writeTextFile(FILE, expectedText(inventory));
}

/** An inventory as the file has it. */
export function expectedText(inventory: Inventory): string {
  return JSON.stringify(inventory, null, 2) + "\n";
}
