import { assertEquals } from "@std/assert";
import {
  addBooking,
  type BookingStatus,
  readSeating,
} from "../../../support/booking.ts";
import { connect, type Database } from "../../../support/database.ts";
import { dumpRestaurant } from "../../../support/dump.ts";
import { assertRefused } from "../../../support/refusal.ts";
import {
  createRestaurant,
  type Restaurant,
} from "../../../support/restaurant.ts";
import { assign, update } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";

const over = ["completed", "cancelled", "no_show"] as const;

/** A booking in that status, with all tables if the status has any. */
async function addBookingIn(
  sql: Database,
  restaurant: Restaurant,
  status: BookingStatus,
): Promise<string> {
  if (status !== "confirmed" && status !== "checked_in") {
    return await addBooking(sql, restaurant, { status });
  }
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    restaurant.tableIds,
  );
  await update(sql, bookingId, { status });
  return bookingId;
}

Deno.test("A guest who checks in and out again keeps the assignment", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql, { seats: [4] });
  const { tableIds } = restaurant;
  const { bookingId, assignmentId } = await addSeatedBooking(
    sql,
    restaurant,
    tableIds,
  );
  for (const status of ["checked_in", "confirmed"]) {
    const { booking, assignment } = await update(sql, bookingId, { status });
    assertEquals(booking.status, status);
    assertEquals(assignment, { assignmentId, tableIds: [...tableIds] });
  }
});

for (const from of ["confirmed", "checked_in"] as const) {
  for (const to of over) {
    Deno.test(`A booking that goes from ${from} to ${to} frees its tables at once`, async () => {
      await using sql = connect();
      const restaurant = await createRestaurant(sql, { seats: [4] });
      const bookingId = await addBookingIn(sql, restaurant, from);
      const { booking, assignment } = await update(sql, bookingId, {
        status: to,
      });
      assertEquals(booking.status, to);
      assertEquals(assignment, null);
      assertEquals({ ...await readSeating(sql, bookingId) }, {
        status: to,
        assignmentId: null,
        tableIds: [],
        windows: [],
      });
      const next = await addBooking(sql, restaurant);
      await assign(sql, next, restaurant.tableIds);
    });
  }
}

const allowed: readonly [BookingStatus, BookingStatus][] = [
  ...over.map((to) => ["pending", to] as const),
  ...over.map((from) => [from, "pending"] as const),
  ["cancelled", "no_show"],
  ["no_show", "completed"],
].map(([from, to]) => [from, to] as [BookingStatus, BookingStatus]);

for (const [from, to] of allowed) {
  Deno.test(`A booking without tables may go from ${from} to ${to}`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql, { seats: [4] });
    const bookingId = await addBookingIn(sql, restaurant, from);
    const { booking } = await update(sql, bookingId, { status: to });
    assertEquals(booking.status, to);
    assertEquals((await readSeating(sql, bookingId)).status, to);
  });
}

const refused: readonly [BookingStatus, BookingStatus][] = [
  ["pending", "confirmed"],
  ["pending", "checked_in"],
  ["cancelled", "confirmed"],
  ["completed", "checked_in"],
  ["no_show", "confirmed"],
  ["confirmed", "pending"],
  ["checked_in", "pending"],
];

for (const [from, to] of refused) {
  Deno.test(`A booking cannot be edited from ${from} to ${to}`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql, { seats: [4] });
    const bookingId = await addBookingIn(sql, restaurant, from);
    const before = await dumpRestaurant(sql, restaurant.id);
    const refusal = await assertRefused(
      () => update(sql, bookingId, { status: to, notes: "Changed" }),
      "STATUS_NOT_ALLOWED",
    );
    assertEquals(refusal.details, {
      restaurantId: restaurant.id,
      status: from,
      requestedStatus: to,
    });
    assertEquals(await dumpRestaurant(sql, restaurant.id), before);
  });
}

Deno.test("A cancelled booking that is revived can be seated again", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql, { seats: [4] });
  const { tableIds } = restaurant;
  const bookingId = await addBookingIn(sql, restaurant, "confirmed");
  await update(sql, bookingId, { status: "cancelled" });
  await assertRefused(
    () => assign(sql, bookingId, tableIds),
    "BOOKING_NOT_ASSIGNABLE",
  );
  await update(sql, bookingId, { status: "pending" });
  await assign(sql, bookingId, tableIds);
  assertEquals((await readSeating(sql, bookingId)).status, "confirmed");
});
