import { assertEquals } from "@std/assert";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { connect, type Database } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import type { Restaurant } from "../../support/restaurant.ts";
import { assign, type Capacity, unassign, update } from "../../support/rpc.ts";
import { createEvening, type Evening, uncounted } from "./evening.ts";
import { puttingRulesBack } from "./rules_table.ts";

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
    capacityOf: (covers, parties) => ({
      state: "enforced",
      covers,
      maxCovers: 10,
      parties,
      maxParties: 2,
    }),
  },
];

/** Everything that can be done, with what each step says of the capacity. */
async function actAll(
  sql: Database,
  { seated, waiting, free, restaurant }: Evening,
): Promise<unknown[]> {
  const [t1 = "", t2 = ""] = restaurant.tableIds;
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
    (await unassign(sql, seated, { tableIds: [t1] })).releasedTableIds,
    (await unassign(sql, seated)).releasedTableIds,
  ];
  assertEquals(released, [[t1], [t2]]);
  return capacities;
}

for (const { name, prepare, capacityOf } of states) {
  Deno.test(`bookings are assigned, edited and released while the table of the limits is ${name}`, async () => {
    await using sql = connect();
    const evening = await createEvening(sql);
    await puttingRulesBack(sql, async () => {
      await prepare(sql, evening.restaurant);
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
        await actAll(sql, evening),
        counts.map(([covers, parties]) => capacityOf(covers, parties)),
      );
    });
  });
}
