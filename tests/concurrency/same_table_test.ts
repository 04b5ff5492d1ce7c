import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../support/booking.ts";
import { connect } from "../../support/database.ts";
import { at } from "../../support/moment.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { assign } from "../../support/rpc.ts";
import { createScene } from "../../support/scene.ts";
import { allAtOnce, openSessions } from "../../support/sessions.ts";

const ROUNDS = 5;

const windows = [
  {
    name: "the same window",
    starts: Array<string>(8).fill(at("19:00")),
  },
  {
    name: "windows that partly overlap",
    starts: ["19:00", "19:10", "18:20", "19:50", "18:50", "20:00", "18:40"]
      .map((time) => at(time)),
  },
];

for (const { name, starts } of windows) {
  Deno.test(`one client gets a table that many want for ${name}`, async () => {
    await using sql = connect();
    await using clients = openSessions(starts.length);
    for (let round = 0; round < ROUNDS; round++) {
      const { restaurant, tables: { T1 } } = await createScene(sql);
      const bookingIds = await Promise.all(
        starts.map((start_at) =>
          addBooking(sql, restaurant, { start_at, end_at: at("20:30") })
        ),
      );

      const outcomes = await allAtOnce(
        clients,
        bookingIds,
        (client, bookingId) => outcomeOf(assign(client, bookingId, [T1])),
      );

      const winner = outcomes.findIndex(({ answer }) => answer !== null);
      assertEquals(
        outcomes.map(({ sqlstate, details }) => ({ sqlstate, details })),
        outcomes.map((_, index) =>
          index === winner ? { sqlstate: "00000", details: null } : {
            sqlstate: "TA101",
            details: {
              restaurantId: restaurant.id,
              bookingId: bookingIds[index],
              tableId: T1,
              tableLabel: "T1",
              blockingBookingId: bookingIds[winner],
              blockingStatus: "confirmed",
              blockingPartySize: 4,
              blockingStartAt: starts[winner],
              blockingEndAt: at("20:30"),
              blockingArrivedAt: null,
              blockingSeatedAt: null,
            },
          }
        ),
      );
      const seatings = await Promise.all(
        bookingIds.map((id) => readSeating(sql, id)),
      );
      assertEquals(
        seatings.map(({ status, tableIds }) => ({ status, tableIds })),
        bookingIds.map((_, index) =>
          index === winner
            ? { status: "confirmed", tableIds: [T1] }
            : { status: "pending", tableIds: [] }
        ),
      );
    }
  });
}
