import { assertEquals } from "@std/assert";
import {
  addBooking,
  type BookingStatus,
  readSeating,
} from "../../../support/booking.ts";
import { aroundNow } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign, update } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const over = ["completed", "cancelled", "no_show"] as const;

/** Adds a booking in that status, at a table if the status needs one. */
async function addBookingIn(
  { sql, restaurant, tables: { T1 } }: Scene,
  status: BookingStatus,
): Promise<string> {
  if (status !== "confirmed" && status !== "checked_in") {
    return await addBooking(sql, restaurant, { status });
  }
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    [T1],
    aroundNow(),
  );
  await update(sql, bookingId, { status });
  return bookingId;
}

scene.test("a guest who checks in and out again keeps the assignment", async ({ sql, restaurant, tables: { T1 } }) => {
  const { bookingId, assignmentId } = await addSeatedBooking(
    sql,
    restaurant,
    [T1],
    aroundNow(),
  );
  for (const status of ["checked_in", "confirmed"]) {
    const { booking, assignment } = await update(sql, bookingId, { status });
    assertEquals(booking.status, status);
    assertEquals(assignment, { assignmentId, tableIds: [T1] });
  }
});

for (const from of ["confirmed", "checked_in"] as const) {
  for (const to of over) {
    scene.test(`a booking that goes from ${from} to ${to} releases its tables at once`, async (scene) => {
      const { sql, restaurant, tables: { T1 } } = scene;
      const bookingId = await addBookingIn(scene, from);
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
      const next = await addBooking(sql, restaurant, aroundNow());
      await assign(sql, next, [T1]);
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
  scene.test(`a booking without tables may go from ${from} to ${to}`, async (scene) => {
    const { sql } = scene;
    const bookingId = await addBookingIn(scene, from);
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
  scene.test(`a booking cannot be edited from ${from} to ${to}`, async (scene) => {
    const { sql, restaurant } = scene;
    const bookingId = await addBookingIn(scene, from);
    const refusal = await withoutTrace(sql, restaurant, () =>
      assertRefused(
        () => update(sql, bookingId, { status: to, notes: "Changed" }),
        "STATUS_NOT_ALLOWED",
      ));
    assertEquals(refusal.details, {
      restaurantId: restaurant.id,
      status: from,
      requestedStatus: to,
    });
  });
}

scene.test("a cancelled booking that is set to pending can be seated again", async (scene) => {
  const { sql, tables: { T1 } } = scene;
  const bookingId = await addBookingIn(scene, "confirmed");
  await update(sql, bookingId, { status: "cancelled" });
  await assertRefused(
    () => assign(sql, bookingId, [T1]),
    "BOOKING_NOT_ASSIGNABLE",
  );
  await update(sql, bookingId, { status: "pending" });
  await assign(sql, bookingId, [T1]);
  assertEquals((await readSeating(sql, bookingId)).status, "confirmed");
});
