import type { Client } from "../clients/client.ts";
import type { Database } from "../../support/database.ts";
import type { Random } from "../random.ts";
import type { Clock } from "./clock.ts";
import { type Manners, nextOperation } from "./generator.ts";
import type { Answer, Entry, Operation } from "./operation.ts";
import { readView, type Scene } from "./scene.ts";

/** Who plays a round, and how. */
export interface RoundOptions {
  readonly sql: Database;
  readonly random: Random;
  readonly clock: Clock;
  readonly clients: readonly Client[];
  readonly scenes: readonly Scene[];
  readonly manners: Manners;
  /** Whether clients go on after so many operations of all of them. */
  readonly goesOn: (sent: number) => boolean;
}

/** Lets all clients loose on the scenes and writes down what they see. */
export async function playRound(options: RoundOptions): Promise<void> {
  const { clients, scenes, random, manners, sql, clock } = options;
  let sent = 0;
  await Promise.all(clients.map(async (client) => {
    while (options.goesOn(sent)) {
      sent++;
      const scene = random.pick(scenes);
      const operation = nextOperation(scene, random, manners);
      const actor = client.actorIn(scene);
      await record(
        clock,
        scene,
        { client: client.name, actor, operation },
        () =>
          "booking" in operation
            ? client.send(scene, operation)
            : govern(sql, scene, operation),
      );
    }
  }));
}

/** Carries an operation out and writes it down as its client sees it. */
export async function record(
  clock: Clock,
  scene: Scene,
  sent: Pick<Entry, "client" | "actor" | "operation">,
  run: () => Promise<Answer>,
): Promise<void> {
  const entry: Entry = {
    ...sent,
    invokedAt: clock.tick(),
    returnedAt: Infinity,
    answer: { outcome: "unknown" },
  };
  scene.entries.push(entry);
  const answer = await run();
  entry.answer = answer;
  if (answer.outcome !== "unknown") entry.returnedAt = clock.tick();
}

/** What an operator does, or somebody who only looks. */
async function govern(
  sql: Database,
  scene: Scene,
  operation: Exclude<Operation, { booking: string }>,
): Promise<Answer> {
  const nothing = { outcome: "done", replayed: false, body: {} } as const;
  try {
    if (operation.kind === "read") {
      return { ...nothing, body: await readView(sql, scene.restaurantId) };
    }
    if (operation.kind === "set switch") {
      await setSwitch(sql, scene, operation.isOff);
    } else await setLimits(sql, scene, operation);
    return nothing;
  } catch {
    return { outcome: "unknown" };
  }
}

async function setSwitch(
  sql: Database,
  { restaurantId }: Scene,
  isOff: boolean,
): Promise<void> {
  await sql`
    insert into allocator_settings (key, restaurant_id, value, reason)
    values ('app.capacity.post_assignment.enabled', ${restaurantId},
      ${isOff ? "off" : "on"}, 'The proof flips it')
    on conflict on constraint a_switch_is_set_once_per_restaurant
    do update set value = excluded.value`;
}

async function setLimits(
  sql: Database,
  { restaurantId }: Scene,
  { rules }: Operation & { kind: "set rules" },
): Promise<void> {
  if (rules.table !== "present") throw new Error("Only limits can be set");
  await sql`
    update restaurant_capacity_rules
    set max_covers = ${rules.maxCovers}, max_parties = ${rules.maxParties}
    where restaurant_id = ${restaurantId}`;
}
