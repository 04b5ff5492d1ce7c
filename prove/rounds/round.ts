import type { Database } from "../../support/database.ts";
import { switchGuard } from "../../support/guard_switch.ts";
import type { Random } from "../../support/random.ts";
import { readView } from "../../support/view.ts";
import type { Client } from "../clients/client.ts";
import { type Action, isRequest, type Reply } from "../search/history.ts";
import { actionsOf, type ClientBehaviour } from "./generator.ts";
import type { Scene } from "./scene.ts";

/** Who takes part in a round, and how. */
export interface RoundOptions {
  readonly sql: Database;
  readonly random: Random;
  readonly clients: readonly Client[];
  readonly scenes: readonly Scene[];
  readonly behaviour: ClientBehaviour;
  /** Asked before each action, with the number of those before it. */
  readonly shouldContinue: (sent: number) => boolean;
}

/** Lets all clients act at the scenes, which record what they see. */
export async function playRound(options: RoundOptions): Promise<void> {
  const { clients, scenes, random, behaviour, sql } = options;
  const sources = scenes.map((scene) => ({
    scene,
    nextAction: actionsOf(scene, random, behaviour),
  }));
  let sent = 0;
  await Promise.all(clients.map(async (client) => {
    while (options.shouldContinue(sent)) {
      sent++;
      const { scene, nextAction } = random.pick(sources);
      const action = nextAction();
      const { name, mayRepeat } = client;
      const actor = client.actorFor(scene.host);
      await scene.recorder.record(
        { client: name, actor, mayRepeat, action },
        () =>
          isRequest(action)
            ? client.send(scene.host, action)
            : carryOut(sql, scene, action),
      );
    }
  }));
}

/** Does what operators and observers do, over the observer's connection. */
async function carryOut(
  sql: Database,
  { restaurant }: Scene,
  action: Exclude<Action, { body: unknown }>,
): Promise<Reply> {
  const nothing = { outcome: "done", replayed: false, body: {} } as const;
  try {
    if (action.act === "look") {
      return { ...nothing, body: await readView(sql, restaurant.id) };
    }
    if (action.act === "set switch") {
      await switchGuard(sql, restaurant, action.isOff ? "off" : "on");
    } else await setRule(sql, restaurant.id, action);
    return nothing;
  } catch {
    // The fault of the round may have hit it, before or after its commit.
    return { outcome: "unknown" };
  }
}

async function setRule(
  sql: Database,
  restaurantId: string,
  { rules }: Extract<Action, { act: "set rules" }>,
): Promise<void> {
  const rule = rules.table === "present" ? rules.rules[0] : undefined;
  if (rule === undefined) throw new Error("Only limits can be changed");
  await sql`
    update restaurant_capacity_rules
    set max_covers = ${rule.maxCovers}, max_parties = ${rule.maxParties}
    where restaurant_id = ${restaurantId}`;
}
