import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { addCapacityRule, changeLimits } from "../../support/capacity_rule.ts";
import { backendPid, connect, type Database } from "../../support/database.ts";
import { at, FRIDAY } from "../../support/moment.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { createRestaurant, type Restaurant } from "../../support/restaurant.ts";
import { assign } from "../../support/rpc.ts";
import { untilBlocked } from "../../support/waiting.ts";

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

for (const { name, limit, apply, expected } of changes) {
  Deno.test(`an assignment that waited for another counts against a limit ${name} meanwhile`, async () => {
    await using sql = connect();
    await using first = connect(1);
    await using second = connect(1);
    const restaurant = await createRestaurant(sql);
    const [one = "", other = ""] = restaurant.tableIds;
    await addCapacityRule(sql, restaurant, { max_covers: limit });
    const options = { start_at: at("19:00") };
    const early = await addBooking(sql, restaurant, options);
    const late = await addBooking(sql, restaurant, options);
    const pid = await backendPid(second);

    await first`begin`;
    await assign(first, early, [one]);
    const waiting = outcomeOf(assign(second, late, [other]));
    await untilBlocked(sql, pid);
    await apply(sql, restaurant);
    await first`commit`;
    const { sqlstate, answer, details } = await waiting;

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

Deno.test("a limit that appears during an assignment counts from the next one on", async () => {
  await using sql = connect();
  await using first = connect(1);
  const restaurant = await createRestaurant(sql);
  const [one = "", other = ""] = restaurant.tableIds;
  const early = await addBooking(sql, restaurant, { start_at: at("19:00") });
  const late = await addBooking(sql, restaurant, { start_at: at("19:00") });

  await first`begin`;
  const { capacity } = await assign(first, early, [one]);
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  await first`commit`;
  const { sqlstate, details } = await outcomeOf(assign(sql, late, [other]));

  assertEquals(
    { state: capacity.state, sqlstate, covers: details?.covers },
    { state: "unlimited", sqlstate: "TA102", covers: 8 },
  );
});
