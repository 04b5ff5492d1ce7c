import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { addCapacityRule, changeLimits } from "../../support/capacity_rule.ts";
import type { Database } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import { outcomeOf } from "../../support/outcome.ts";
import type { Restaurant } from "../../support/restaurant.ts";
import { assign } from "../../support/rpc.ts";
import { scene } from "../../support/scene.ts";
import { beginLooking, ISOLATION_LEVELS } from "../../support/isolation.ts";

interface Change {
  readonly name: string;
  /** Covers that a rule allows at first; each of the two parties has four. */
  readonly limit: number | null;
  readonly apply: (sql: Database, restaurant: Restaurant) => Promise<unknown>;
  /** How the second assignment ends once the first party is seated. */
  readonly end: string;
}

const changes: readonly Change[] = [
  {
    name: "inserted",
    limit: null,
    apply: (sql, restaurant) =>
      addCapacityRule(sql, restaurant, { max_covers: 4 }),
    end: "TA102",
  },
  {
    name: "lowered",
    limit: 8,
    apply: (sql, restaurant) =>
      changeLimits(sql, restaurant, { max_covers: 4 }),
    end: "TA102",
  },
  {
    name: "raised",
    limit: 4,
    apply: (sql, restaurant) =>
      changeLimits(sql, restaurant, { max_covers: 8 }),
    end: "00000",
  },
];

const cases = changes.flatMap((change) =>
  ISOLATION_LEVELS.map((level) => ({ ...change, level }))
);

const oneClient = scene.with({ clients: 1 });

for (const { name, limit, apply, end, level } of cases) {
  oneClient.test(`a limit ${name} after a ${level} transaction began counts for it once another booking was counted`, async ({ sql, restaurant, tables: { T1, T2 }, clients: [client] }) => {
    const options = { start_at: at("19:00") };
    const early = await addBooking(sql, restaurant, options);
    const late = await addBooking(sql, restaurant, options);
    if (limit !== null) {
      await addCapacityRule(sql, restaurant, { max_covers: limit });
    }

    await beginLooking(client, level);
    await apply(sql, restaurant);
    await assign(sql, early, [T1]);
    const first = await outcomeOf(assign(client, late, [T2]));
    await client`commit`;
    const retried = await outcomeOf(assign(client, late, [T2]));

    assertEquals(
      [first.sqlstate, retried.sqlstate],
      [level === "read committed" ? end : "40001", end],
    );
  });
}
