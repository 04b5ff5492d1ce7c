import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const threeSeats = scene.with({ tables: { single: 1, double: 2 } });

threeSeats.test("a party with more guests than the tables have seats is refused", async ({ sql, restaurant }) => {
  const { tableIds } = restaurant;
  const bookingId = await addBooking(sql, restaurant);
  const refusal = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () => assign(sql, bookingId, tableIds),
      "PARTY_EXCEEDS_SEATS",
    ));
  assertEquals(refusal, {
    sqlstate: "TA011",
    message: "The tables have 3 seats, the party has 4 guests",
    details: {
      restaurantId: restaurant.id,
      tableIds: tableIds.toSorted(),
      seats: 3,
      partySize: 4,
    },
    hint: "Choose larger tables or add one",
  });
});

threeSeats.test("a party may take the very last seat", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant, { party_size: 3 });
  await assign(sql, bookingId, restaurant.tableIds);
  assertEquals((await readSeating(sql, bookingId)).status, "confirmed");
});

scene.test("a party smaller than a table usually takes is still seated", async ({ sql, restaurant, tables: { T1 } }) => {
  await sql`
    update dining_tables set min_party = 3
    where restaurant_id = ${restaurant.id}`;
  const bookingId = await addBooking(sql, restaurant, { party_size: 1 });
  await assign(sql, bookingId, [T1]);
  assertEquals((await readSeating(sql, bookingId)).status, "confirmed");
});
