import { type CrowdOptions, gather } from "../clients/crowd.ts";
import { checkInvariants, forgetEverything } from "../invariants.ts";
import { type Proof, timer } from "../proof.ts";
import { playRound } from "./round.ts";
import { createScene, type Scene } from "./scene.ts";
import { verifyScenes } from "./verify.ts";

/** Operations of a round: of so few a serial order is found quickly. */
const OPERATIONS = 800;
const RESTAURANTS = 6;

/** Makes the restaurants of a round; every other one keeps its limits. */
export async function createScenes(
  { sql, random }: Proof,
  isFixed: (index: number) => boolean = (index) => index % 2 === 0,
): Promise<Scene[]> {
  const scenes: Scene[] = [];
  for (let index = 0; index < RESTAURANTS; index++) {
    scenes.push(await createScene(sql, random, isFixed(index)));
  }
  return scenes;
}

/**
 * 16 clients, over HTTP and directly, send random requests in rounds; what
 * each round showed them must have a legal serial order.
 */
export async function proveHistory(
  proof: Proof,
  seconds: number,
): Promise<void> {
  const { sql, report, random, clock } = proof;
  const complain: CrowdOptions["complain"] = (invariant, text) =>
    report.violate(invariant, text);
  await using crowd = gather({ direct: 12, http: 4, complain });
  const hasTime = timer(seconds);
  while (hasTime() && report.violations.length === 0) {
    const scenes = await createScenes(proof);
    await playRound({
      sql,
      random,
      clock,
      clients: crowd.clients,
      scenes,
      manners: { keyed: 0.4 },
      goesOn: (sent) => sent < OPERATIONS,
    });
    await verifyScenes(sql, clock, scenes, report);
    await checkInvariants(sql, report);
    await forgetEverything(sql);
  }
}
