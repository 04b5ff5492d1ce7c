import { assertEquals } from "@std/assert";
import { addBooking } from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import { connect, type Database } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { createRestaurant, type Restaurant } from "../../support/restaurant.ts";
import { assign } from "../../support/rpc.ts";
import { readServerLog } from "../../support/server_log.ts";
import { allAtOnce, openSessions } from "../../support/sessions.ts";

const CLIENTS = 8;
const HOURS = ["12", "14", "16", "18", "20", "22"];

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
  Deno.test(`clients that want different tables all succeed ${name}`, async () => {
    await using sql = connect();
    await using clients = openSessions(CLIENTS);
    const restaurant = await createRestaurant(sql, {
      seats: Array(CLIENTS).fill(4),
    });
    if (limit !== null) {
      await addCapacityRule(sql, restaurant, { max_covers: limit });
    }

    const sqlstates = await fillTables(sql, clients, restaurant);

    assertEquals(sqlstates, Array(CLIENTS * HOURS.length).fill("00000"));
    const log = await readServerLog(clients);
    assertEquals(log?.filter((line) => line.includes("deadlock")) ?? [], []);
  });
}
