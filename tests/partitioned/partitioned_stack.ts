import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeIfPresent } from "../../stack/files.ts";
import { ownStack } from "../faults/own_stack.ts";
import { writePartitionedProject } from "./partitioned_project.ts";

/**
 * Starts a stack with partitioned tables before the tests of a file and has
 * them use it until the last of them is done.
 */
export function partitionedStack(): void {
  const supabaseDir = join(tmpdir(), `partitioned-${crypto.randomUUID()}`);
  Deno.test.beforeAll(() => writePartitionedProject(supabaseDir));
  ownStack({ supabaseDir });
  Deno.test.afterAll(() => removeIfPresent(supabaseDir));
}

/**
 * Runs all tests of a folder as tests of the importing file, on its stack.
 *
 * @param folder Relative to `tests/`.
 */
export async function importTests(folder: string): Promise<void> {
  const url = new URL(`../${folder}/`, import.meta.url);
  for await (const { name } of Deno.readDir(url)) {
    if (name.endsWith("_test.ts")) await import(new URL(name, url).href);
  }
}
