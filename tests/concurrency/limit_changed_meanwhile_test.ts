import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { addCapacityRule, changeLimits } from "../../support/capacity_rule.ts";
import type { Database } from "../../support/database.ts";
import { at, FRIDAY } from "../../support/moment.ts";
import { outcomeOf } from "../../support/outcome.ts";
import type { Restaurant } from "../../support/restaurant.ts";
import { assign } from "../../support/rpc.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { startBlocked } from "../../support/waiting.ts";

/** Two parties of four for the same time. */
async function addParties({ sql, restaurant }: Scene) {
  const options = { start_at: at("19:00") };
  return {
    early: await addBooking(sql, restaurant, options),
    late: await addBooking(sql, restaurant, options),
  };
}

interface Change {
  readonly name: string;
  /** Covers that the rule allows at first; each party has four. */
  readonly limit: number;
  readonly apply: (sql: Database, restaurant: Restaurant) => Promise<unknown>;
  readonly expected: Record<string, unknown>;
}

const counted = { state: "enforced", covers: 8, parties: 2, maxParties: null };

const changes: readonly Change[] = [
  {
    name: "lowered",
    limit: 8,
    apply: (sql, restaurant) =>
      changeLimits(sql, restaurant, { max_covers: 7 }),
    expected: { sqlstate: "TA102", ...counted, maxCovers: 7 },
  },
  {
    name: "raised",
    limit: 4,
    apply: (sql, restaurant) =>
      changeLimits(sql, restaurant, { max_covers: 9 }),
    expected: { sqlstate: "00000", ...counted, maxCovers: 9 },
  },
  {
    name: "replaced by a stricter one for the date",
    limit: 8,
    apply: (sql, restaurant) =>
      addCapacityRule(sql, restaurant, {
        effective_date: FRIDAY,
        max_covers: 6,
      }),
    expected: { sqlstate: "TA102", ...counted, maxCovers: 6 },
  },
  {
    name: "deleted",
    limit: 4,
    apply: (sql, { id }) =>
      sql`delete from restaurant_capacity_rules where restaurant_id = ${id}`,
    expected: {
      sqlstate: "00000",
      state: "unlimited",
      covers: null,
      parties: null,
      maxCovers: null,
      maxParties: null,
    },
  },
];

const parties = scene.with({ clients: 2, arrange: addParties });

for (const { name, limit, apply, expected } of changes) {
  parties.test(`an assignment that waited for another one respects a limit that was ${name} in the meantime`, async ({ sql, restaurant, tables: { T1, T2 }, clients, early, late }) => {
    const [first, second] = clients;
    await addCapacityRule(sql, restaurant, { max_covers: limit });

    await first`begin`;
    await assign(first, early, [T1]);
    const waiting = await startBlocked(sql, second, assign, late, [T2]);
    await apply(sql, restaurant);
    await first`commit`;
    const { sqlstate, answer, details } = await waiting.outcome;

    const { state, covers, parties, maxCovers, maxParties } = {
      ...answer?.capacity,
      ...details,
    };
    assertEquals(
      { sqlstate, state, covers, parties, maxCovers, maxParties },
      expected,
    );
  });
}

parties.test("a limit that appears during an assignment counts from the next one on", async ({ sql, restaurant, tables: { T1, T2 }, clients, early, late }) => {
  const [first] = clients;
  await first`begin`;
  const { capacity } = await assign(first, early, [T1]);
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  await first`commit`;
  const { sqlstate, details } = await outcomeOf(assign(sql, late, [T2]));

  assertEquals(
    { state: capacity.state, sqlstate, covers: details?.covers },
    { state: "unlimited", sqlstate: "TA102", covers: 8 },
  );
});
