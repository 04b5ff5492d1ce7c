import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { connect } from "../../../support/database.ts";
import { dumpRestaurant } from "../../../support/dump.ts";
import { at } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign, type Edit, update } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";

const edits: readonly [string, Edit][] = [
  ["A move", {
    startAt: at("20:00"),
    endAt: at("21:00"),
    partySize: 3,
    status: "checked_in",
    guestName: "Grace",
    notes: "High chair",
    key: "blocked-move",
  }],
  ["A later end", { endAt: at("19:45"), notes: "Stays longer" }],
];

for (const [name, edit] of edits) {
  Deno.test(`${name} into another party's window is refused as a whole and names the blocker`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql, { seats: [4, 4] });
    const { tableIds } = restaurant;
    const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds, {
      start_at: at("18:00"),
      end_at: at("19:30"),
      notes: "Window seat",
    });
    const { bookingId: blocker } = await addSeatedBooking(
      sql,
      restaurant,
      tableIds.slice(1),
      { start_at: at("19:30"), end_at: at("20:30") },
    );
    const before = await dumpRestaurant(sql, restaurant.id);
    const refusal = await assertRefused(
      () => update(sql, bookingId, edit),
      "TABLE_TAKEN",
    );
    assertEquals(refusal.details, {
      restaurantId: restaurant.id,
      tableId: tableIds[1],
      tableLabel: "T2",
      blockingBookingId: blocker,
      blockingStartAt: at("19:30"),
      blockingEndAt: at("20:30"),
    });
    assertEquals(
      refusal.message,
      // Local time of the restaurant, two hours ahead of UTC.
      "Table T2 is taken by another booking from 21:30 to 22:30",
    );
    assertEquals(await dumpRestaurant(sql, restaurant.id), before);
  });
}

Deno.test("A booking without tables moves wherever it likes", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql, { seats: [4] });
  const { tableIds } = restaurant;
  const window = { start_at: at("18:00"), end_at: at("19:30") };
  await addSeatedBooking(sql, restaurant, tableIds, window);
  const bookingId = await addBooking(sql, restaurant);
  const { booking } = await update(sql, bookingId, {
    startAt: window.start_at,
    endAt: window.end_at,
  });
  assertEquals(booking.status, "pending");
  await assertRefused(() => assign(sql, bookingId, tableIds), "TABLE_TAKEN");
});

Deno.test("Cancelling and moving at once asks nobody for the new window", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql, { seats: [4] });
  const { tableIds } = restaurant;
  const evening = { start_at: at("18:00"), end_at: at("19:30") };
  await addSeatedBooking(sql, restaurant, tableIds, evening);
  const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds, {
    start_at: at("12:00"),
    end_at: at("13:00"),
  });
  const { booking, assignment } = await update(sql, bookingId, {
    startAt: at("18:00"),
    endAt: at("19:30"),
    partySize: 900,
    status: "cancelled",
  });
  assertEquals([booking.status, booking.startAt], ["cancelled", at("18:00")]);
  assertEquals(assignment, null);
});
