import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../support/booking.ts";
import { connect, type Database } from "../../support/database.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { createRestaurant } from "../../support/restaurant.ts";
import { assign } from "../../support/rpc.ts";
import { allAtOnce, openSessions } from "../../support/sessions.ts";

const ROUNDS = 5;
const TABLES = 6;

/** Asks for one table after the other until the party is seated. */
async function takeAnyTable(
  client: Database,
  bookingId: string,
  tableIds: readonly string[],
): Promise<void> {
  for (const tableId of tableIds) {
    const { sqlstate } = await outcomeOf(assign(client, bookingId, [tableId]));
    if (sqlstate === "00000") return;
    assertEquals(sqlstate, "TA101");
  }
}

Deno.test("as many bookings as free tables are all seated when each client tries another table", async () => {
  await using sql = connect();
  await using clients = openSessions(TABLES);
  for (let round = 0; round < ROUNDS; round++) {
    const restaurant = await createRestaurant(sql, {
      seats: Array(TABLES).fill(4),
    });
    const bookingIds = await Promise.all(
      clients.map(() => addBooking(sql, restaurant)),
    );

    await allAtOnce(
      clients,
      (client, index) =>
        takeAnyTable(client, bookingIds[index] ?? "", restaurant.tableIds),
    );

    const seatings = await Promise.all(
      bookingIds.map((id) => readSeating(sql, id)),
    );
    assertEquals(
      seatings.flatMap(({ tableIds }) => tableIds).toSorted(),
      restaurant.tableIds.toSorted(),
    );
  }
});
