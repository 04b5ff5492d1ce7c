import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { connect } from "../../../support/database.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

Deno.test("a party with more guests than the tables have seats is refused", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql, { seats: [1, 2] });
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

Deno.test("a party may take the very last seat", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql, { seats: [1, 3] });
  const bookingId = await addBooking(sql, restaurant);
  await assign(sql, bookingId, restaurant.tableIds);
  assertEquals((await readSeating(sql, bookingId)).status, "confirmed");
});

Deno.test("a party smaller than a table usually takes is still seated", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql, { seats: [8] });
  await sql`
    update dining_tables set min_party = 6
    where restaurant_id = ${restaurant.id}`;
  const bookingId = await addBooking(sql, restaurant, { party_size: 1 });
  await assign(sql, bookingId, restaurant.tableIds);
  assertEquals((await readSeating(sql, bookingId)).status, "confirmed");
});
