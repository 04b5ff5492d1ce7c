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

Deno.test("as many bookings as there are free tables are all seated when each client tries one table after another", async () => {
  await using sql = connect();
  await using clients = openSessions(TABLES);
  for (let round = 0; round < ROUNDS; round++) {
    const restaurant = await createRestaurant(sql, {
      seats: Array(TABLES).fill(4),
    });
    const { tableIds } = restaurant;
    const bookingIds = await Promise.all(
      tableIds.map(() => addBooking(sql, restaurant)),
    );

    await allAtOnce(
      clients,
      bookingIds,
      (client, bookingId) => takeAnyTable(client, bookingId, tableIds),
    );

    const seatings = await Promise.all(
      bookingIds.map((id) => readSeating(sql, id)),
    );
    assertEquals(
      seatings.flatMap((seating) => seating.tableIds).toSorted(),
      tableIds.toSorted(),
    );
  }
});
