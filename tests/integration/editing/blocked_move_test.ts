import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { aroundNow, at, during } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign, type Edit, update } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const EVENING = during("18:00", "19:30");

const edits: readonly [string, Edit][] = [
  ["a move", {
    startAt: at("20:00"),
    endAt: at("21:00"),
    partySize: 3,
    guestName: "Grace",
    notes: "High chair",
    key: "blocked-move",
  }],
  ["a later end", { endAt: at("19:45"), notes: "Stays longer" }],
];

for (const [name, edit] of edits) {
  scene.test(`${name} into another party's window is refused as a whole and names the blocking booking`, async ({ sql, restaurant, tables: { T1, T2 } }) => {
    const { bookingId } = await addSeatedBooking(sql, restaurant, [T1, T2], {
      ...EVENING,
      notes: "Window seat",
    });
    const { bookingId: blockingBookingId } = await addSeatedBooking(
      sql,
      restaurant,
      [T2],
      during("19:30", "20:30"),
    );
    const refusal = await withoutTrace(
      sql,
      restaurant,
      () => assertRefused(() => update(sql, bookingId, edit), "TABLE_TAKEN"),
    );
    assertEquals(refusal.details, {
      restaurantId: restaurant.id,
      bookingId,
      tableId: T2,
      tableLabel: "T2",
      blockingBookingId,
      blockingStatus: "confirmed",
      blockingPartySize: 4,
      blockingStartAt: at("19:30"),
      blockingEndAt: at("20:30"),
      blockingArrivedAt: null,
      blockingSeatedAt: null,
    });
    assertEquals(
      refusal.message,
      // Local time of the restaurant, two hours ahead of UTC.
      "Table T2 is taken by another booking from 21:30 to 22:30",
    );
  });
}

scene.test("a check-in that brings a booking forward to now is refused as a whole when its table is promised until then", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T1, T2], {
    ...EVENING,
    notes: "Window seat",
  });
  const promised = aroundNow(20, 40);
  const { bookingId: blockingBookingId } = await addSeatedBooking(
    sql,
    restaurant,
    [T2],
    promised,
  );
  const { start_at, end_at } = aroundNow(0, 60);
  const refusal = await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () =>
          update(sql, bookingId, {
            startAt: start_at,
            endAt: end_at,
            status: "checked_in",
            notes: "Came early",
          }),
        "TABLE_TAKEN",
      ),
  );
  assertEquals(
    [refusal.details.blockingBookingId, refusal.details.blockingStartAt],
    [blockingBookingId, promised.start_at],
  );
});

scene.test("a booking without tables moves to any time", async ({ sql, restaurant, tables: { T1 } }) => {
  await addSeatedBooking(sql, restaurant, [T1], EVENING);
  const bookingId = await addBooking(sql, restaurant);
  const { booking } = await update(sql, bookingId, {
    startAt: EVENING.start_at,
    endAt: EVENING.end_at,
  });
  assertEquals(booking.status, "pending");
  await assertRefused(() => assign(sql, bookingId, [T1]), "TABLE_TAKEN");
});

scene.test("a booking that is cancelled and moved at once may move to any time", async ({ sql, restaurant, tables: { T1 } }) => {
  await addSeatedBooking(sql, restaurant, [T1], EVENING);
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    [T1],
    during("12:00", "13:00"),
  );
  const { booking, assignment } = await update(sql, bookingId, {
    startAt: EVENING.start_at,
    endAt: EVENING.end_at,
    partySize: 900,
    status: "cancelled",
  });
  assertEquals(
    [booking.status, booking.startAt, assignment],
    ["cancelled", EVENING.start_at, null],
  );
});
