import { dirname, join } from "node:path";
import type { Proof } from "../proof.ts";
import { type Fault, pause } from "./fault.ts";
import { kill } from "./kill.ts";

/** Kills the process of a random edge function; the stack starts it again. */
export const killedFunction: Fault = {
  name: "function processes killed with -9",
  async inject(proof, goesOn) {
    while (goesOn()) {
      const pids = await functionProcesses(proof);
      if (pids.length > 0 && kill(proof.random.pick(pids))) {
        proof.report.count("faults");
      }
      await pause(proof, 800);
    }
  },
};

/** The processes of the edge functions, as the stack has noted them. */
export async function functionProcesses({ stack }: Proof): Promise<number[]> {
  const folder = join(dirname(stack.logs.functions), "processes");
  const pids: number[] = [];
  for await (const { name } of Deno.readDir(folder)) {
    const record = await Deno.readTextFile(join(folder, name)).catch(() => "");
    if (record.includes("/index.ts")) pids.push(Number(name));
  }
  return pids;
}
