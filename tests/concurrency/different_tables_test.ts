import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import type { Database } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import { outcomeOf } from "../../support/outcome.ts";
import type { Restaurant } from "../../support/restaurant.ts";
import { assign } from "../../support/rpc.ts";
import { scene } from "../../support/scene.ts";
import { readServerLog } from "../../support/server_log.ts";
import { allAtOnce } from "../../support/sessions.ts";

const HOURS = ["12", "14", "16", "18", "20", "22"];

const eight = scene.with({
  tables: { T1: 4, T2: 4, T3: 4, T4: 4, T5: 4, T6: 4, T7: 4, T8: 4 },
  clients: 8,
});

/** Each client seats one party after the other at its own table. */
async function fillTables(
  sql: Database,
  clients: readonly Database[],
  restaurant: Restaurant,
): Promise<string[]> {
  const outcomes = await allAtOnce(
    clients,
    restaurant.tableIds,
    async (client, tableId) => {
      const sqlstates: string[] = [];
      for (const hour of HOURS) {
        const bookingId = await addBooking(sql, restaurant, {
          start_at: at(`${hour}:00`),
        });
        const call = assign(client, bookingId, [tableId]);
        sqlstates.push((await outcomeOf(call)).sqlstate);
      }
      return sqlstates;
    },
  );
  return outcomes.flat();
}

for (
  const { name, limit } of [
    { name: "without a limit", limit: null },
    { name: "under a limit that has room", limit: 1000 },
  ]
) {
  eight.test(`clients that want different tables all succeed ${name}`, async ({ sql, restaurant, clients }) => {
    if (limit !== null) {
      await addCapacityRule(sql, restaurant, { max_covers: limit });
    }

    const sqlstates = await fillTables(sql, clients, restaurant);

    assertEquals(sqlstates, Array(8 * HOURS.length).fill("00000"));
    const log = await readServerLog(clients);
    assertEquals(log?.filter((line) => line.includes("deadlock")) ?? [], []);
  });
}
