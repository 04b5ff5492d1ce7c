import { basename, dirname, join } from "node:path";
import type { Stack } from "../../stack/stack.ts";

/** The unit of /proc/PID/stat, which every Linux that Deno runs on has. */
const MS_PER_TICK = 10;

/**
 * The CPU time that the process of an edge function has used so far, in
 * milliseconds; null where the system has no `/proc`.
 */
export async function cpuTimeOf(
  { logs }: Stack,
  functionName: string,
): Promise<number | null> {
  if (Deno.build.os !== "linux") return null;
  const records = join(dirname(logs.functions), "processes");
  for await (const { name: pid } of Deno.readDir(records)) {
    const command = await Deno.readTextFile(`/proc/${pid}/cmdline`);
    const entryPoint = command.split("\0").find((part) =>
      part.endsWith("/index.ts")
    ) ?? "";
    if (basename(dirname(entryPoint)) === functionName) return timeOf(pid);
  }
  throw new Error(`The function "${functionName}" does not run`);
}

/** Time in user mode and in the kernel, of all threads. */
async function timeOf(pid: string): Promise<number> {
  const stat = await Deno.readTextFile(`/proc/${pid}/stat`);
  // The second field, the name, may hold spaces; count from behind it.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * MS_PER_TICK;
}
