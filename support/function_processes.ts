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
  name?: string,
): Promise<number[]> {
  const script = name === undefined ? "/index.ts" : `/${name}/index.ts`;
  const folder = join(dirname(stack.logs.functions), "processes");
  const pids: number[] = [];
  for await (const { name: pid } of Deno.readDir(folder)) {
    const record = await Deno.readTextFile(join(folder, pid)).catch(() => "");
    if (record.includes(script)) pids.push(Number(pid));
  }
  return pids;
}
