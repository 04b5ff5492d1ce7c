import { checkInvariants, forgetEverything } from "../invariants.ts";
import type { Client } from "../clients/client.ts";
import { type Proof, timer } from "../proof.ts";
import { isRequest } from "../search/history.ts";
import { actionsOf, type ClientBehaviour } from "./generator.ts";
import { carryOut } from "./operator.ts";
import { createScene, type Scene } from "./scene.ts";
import { verifyScenes } from "./verify.ts";

/** Who takes part in a round, and how. */
export interface Round {
  /** Printed with what the round finds. */
  readonly name: string;
  readonly clients: readonly Client[];
  readonly behaviour: ClientBehaviour;
  /** How long clients act, at most. */
  readonly seconds?: number;
  /** Asked before each action, with the number of those before it. */
  readonly shouldContinue: (sent: number) => boolean;
  /**
   * Whether operators leave that scene alone; every other one unless given.
   */
  readonly isFixed?: (index: number) => boolean;
  /** What else happens; the clients do not wait for it. */
  readonly meanwhile?: (
    scenes: readonly Scene[],
    isPlaying: () => boolean,
  ) => Promise<void>;
}

const RESTAURANTS = 6;

/**
 * Plays a round in new restaurants: lets the clients loose on them, looks at
 * what is left, checks everything that was seen, and deletes it.
 */
export async function playRound(proof: Proof, round: Round): Promise<void> {
  const { random, report } = proof;
  const { isFixed = (index) => index % 2 === 0 } = round;
  report.enterPart(round.name);
  const scenes: Scene[] = [];
  for (let index = 0; index < RESTAURANTS; index++) {
    scenes.push(await createScene(proof.sql, random, isFixed(index)));
  }
  const hasTime = timer(round.seconds ?? Infinity);
  let isPlaying = true;
  const played = letClientsAct(proof, {
    ...round,
    shouldContinue: (sent) => hasTime() && round.shouldContinue(sent),
  }, scenes).finally(() => {
    isPlaying = false;
  });
  try {
    await round.meanwhile?.(scenes, () => isPlaying && hasTime());
  } finally {
    await played;
  }
  await verifyScenes(proof.sql, scenes, report);
  await checkInvariants(proof.sql, report);
  await forgetEverything(proof.sql);
}

/** Every client takes one action after the other, each at a random scene. */
async function letClientsAct(
  proof: Proof,
  { clients, behaviour, shouldContinue }: Round,
  scenes: readonly Scene[],
): Promise<void> {
  const { random } = proof;
  const sources = scenes.map((scene) => ({
    scene,
    nextAction: actionsOf(scene, random, behaviour),
  }));
  let sent = 0;
  await Promise.all(clients.map(async (client) => {
    while (shouldContinue(sent)) {
      sent++;
      const { scene, nextAction } = random.pick(sources);
      const { host, recorder } = scene;
      const action = nextAction();
      const { name, mayRepeat } = client;
      const actor = client.actorFor(host);
      await recorder.record(
        { client: name, actor, mayRepeat, action },
        () =>
          isRequest(action)
            ? client.send(host, action)
            : carryOut(proof.sql, scene.restaurant, action),
      );
    }
  }));
}
