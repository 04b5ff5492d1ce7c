import { gather } from "../clients/crowd.ts";
import { type Proof, timer } from "../proof.ts";
import { playRound } from "./round.ts";

/** Actions of a round: of so few a serial order is found quickly. */
const ACTIONS = 800;

/**
 * 16 clients, over HTTP and directly, send random requests in rounds; what
 * each round showed them must have a legal serial order.
 */
export async function proveHistory(
  proof: Proof,
  seconds: number,
): Promise<void> {
  await using crowd = gather({ direct: 12, http: 4 });
  const hasTime = timer(seconds);
  while (hasTime() && proof.report.violations.length === 0) {
    await playRound(proof, {
      name: "random requests",
      clients: crowd.clients,
      behaviour: { keyedPercent: 40 },
      shouldContinue: (sent) => sent < ACTIONS,
    });
  }
}
