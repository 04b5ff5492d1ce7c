import { dirname, join } from "node:path";
import type { Stack } from "../stack/stack.ts";

/**
 * The ids of the processes that serve edge functions, from the stack's own
 * records.
 *
 * @param name The function; all of them unless given.
 */
export async function functionProcesses(
  stack: Stack,
  name = "",
): Promise<number[]> {
  const folder = join(dirname(stack.logs.functions), "processes");
  const pids: number[] = [];
  for await (const { name: pid } of Deno.readDir(folder)) {
    const record = await Deno.readTextFile(join(folder, pid)).catch(() => "");
    // With the slash: the name of one function ends like another.
    if (record.includes(join("/", name, "index.ts"))) pids.push(Number(pid));
  }
  return pids;
}
