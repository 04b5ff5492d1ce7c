import { functionProcesses } from "../../support/function_processes.ts";
import { type Fault, kill, pause } from "./fault.ts";

/**
 * Kills the process of a random edge function with -9. The stack starts it
 * again; what the process had sent to the database goes on.
 */
export const killedFunction: Fault = {
  name: "function processes killed with -9",
  async strike(proof) {
    const pids = await functionProcesses(proof.stack);
    const isHit = pids.length > 0 && kill(proof.random.pick(pids));
    await pause(proof, 800);
    return isHit;
  },
};
