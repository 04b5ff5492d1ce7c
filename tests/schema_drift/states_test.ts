import { assertEquals } from "@std/assert";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import type { Database } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import type { Restaurant } from "../../support/restaurant.ts";
import { assign, type Capacity, unassign, update } from "../../support/rpc.ts";
import type { Scene } from "../../support/scene.ts";
import { type Evening, evening, uncounted } from "./evening.ts";
import { puttingRulesBack } from "../../support/capacity_rules_table.ts";

interface State {
  readonly name: string;
  readonly prepare: (sql: Database, restaurant: Restaurant) => Promise<unknown>;
  readonly capacityOf: (covers: number, parties: number) => Capacity;
}

const states: readonly State[] = [
  {
    name: "absent",
    prepare: (sql) => sql`drop table restaurant_capacity_rules`,
    capacityOf: () => uncounted("absent"),
  },
  {
    name: "empty",
    prepare: (sql) => sql`truncate restaurant_capacity_rules`,
    capacityOf: () => uncounted("unlimited"),
  },
  {
    name: "filled with a rule that limits nothing",
    prepare: (sql, restaurant) => addCapacityRule(sql, restaurant, {}),
    capacityOf: () => uncounted("unlimited"),
  },
  {
    name: "filled with a rule that has room",
    prepare: (sql, restaurant) =>
      addCapacityRule(sql, restaurant, { max_covers: 10, max_parties: 2 }),
    capacityOf: (covers, parties, coversWithoutTable = 0) => ({
      state: "enforced",
      covers,
      maxCovers: 10,
      parties,
      maxParties: 2,
      coversWithoutTable,
    }),
  },
];

/** Makes every kind of change, and gives the capacity in each answer. */
async function actAll(
  { sql, tables: { T1, T2 }, seated, waiting, free }: Scene & Evening,
): Promise<unknown[]> {
  const capacities = [
    (await assign(sql, waiting, free)).capacity,
    (await assign(sql, waiting, free)).capacity,
    (await update(sql, seated, { partySize: 6 })).capacity,
    (await update(sql, seated, { startAt: at("18:30") })).capacity,
    (await update(sql, seated, { notes: "Window" })).capacity,
    (await update(sql, waiting, { status: "cancelled" })).capacity,
    (await update(sql, seated, { partySize: 2 })).capacity,
  ];
  const released = [
    (await unassign(sql, seated, { tableIds: [T1] })).releasedTableIds,
    (await unassign(sql, seated)).releasedTableIds,
  ];
  assertEquals(released, [[T1], [T2]]);
  return capacities;
}

const evenings = evening();

for (const { name, prepare, capacityOf } of states) {
  evenings.test(`bookings are assigned, edited and released while restaurant_capacity_rules is ${name}`, async (scene) => {
    await puttingRulesBack(scene.sql, async () => {
      await prepare(scene.sql, scene.restaurant);
      const counts: readonly [number, number][] = [
        [8, 2],
        [8, 2],
        [10, 2],
        [10, 2],
        [10, 2],
        [6, 1],
        [2, 1],
      ];
      assertEquals(
        await actAll(scene),
        counts.map(([covers, parties]) => capacityOf(covers, parties)),
      );
    });
  });
}
