import { operations } from "../../model/operations.ts";
import { functionProcesses } from "../../support/function_processes.ts";
import { untilTrue } from "../../support/waiting.ts";
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
  async recover({ stack }) {
    for (const { endpoint } of Object.values(operations)) {
      await untilTrue(async () => {
        const url = `${stack.status.FUNCTIONS_URL}/${endpoint}`;
        const response = await fetch(url, { method: "OPTIONS" });
        await response.body?.cancel();
        return response.status !== 503;
      }, `${endpoint} never ran again`);
    }
  },
};
