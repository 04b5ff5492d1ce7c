import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { at, during } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

scene.test("a taken table is refused with the booking that holds it and its window", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const { bookingId: blockingBookingId } = await addSeatedBooking(
    sql,
    restaurant,
    [T2],
    during("18:00", "19:30"),
  );
  const bookingId = await addBooking(sql, restaurant, during("19:00", "21:00"));

  const refusal = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () => assign(sql, bookingId, [T1, T2]),
      "TABLE_TAKEN",
    ));

  assertEquals(refusal, {
    sqlstate: "TA101",
    message: "Table T2 is taken by another booking from 20:00 to 21:30",
    details: {
      restaurantId: restaurant.id,
      bookingId,
      tableId: T2,
      tableLabel: "T2",
      blockingBookingId,
      blockingStatus: "confirmed",
      blockingPartySize: 4,
      blockingStartAt: at("18:00"),
      blockingEndAt: at("19:30"),
      blockingArrivedAt: null,
      blockingSeatedAt: null,
    },
    hint:
      "Choose another table or another time, or move the blocking booking " +
      "first",
  });
});

const THURSDAY = "2031-06-12";

/** Bookings of Berlin's night from Friday to Saturday, two hours ahead of UTC. */
const otherDays = [
  {
    name: "ends on the day after",
    window: during("20:30", "23:30"),
    words: "from 22:30 to 2031-06-14 01:30",
  },
  {
    name: "is all on the day after",
    window: during("22:30", "23:30"),
    words: "from 2031-06-14 00:30 to 01:30",
  },
  {
    name: "began on the day before",
    window: {
      start_at: at("21:30", THURSDAY),
      end_at: at("21:15"),
    },
    words: "from 2031-06-12 23:30 to 2031-06-13 23:15",
  },
];

for (const { name, window, words } of otherDays) {
  scene.test(`the refusal says the date of a booking that ${name}`, async ({ sql, restaurant, tables: { T1 } }) => {
    await addSeatedBooking(sql, restaurant, [T1], window);
    const bookingId = await addBooking(sql, restaurant, {
      start_at: at("21:00"),
      end_at: at("23:00"),
    });
    const { message } = await assertRefused(
      () => assign(sql, bookingId, [T1]),
      "TABLE_TAKEN",
    );
    assertEquals(message, `Table T1 is taken by another booking ${words}`);
  });
}

scene.test("of several blocking bookings the earliest is named", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const seat = (tableId: string, start: string, end: string) =>
    addSeatedBooking(sql, restaurant, [tableId], during(start, end));
  await seat(T1, "20:00", "21:00");
  const earliest = await seat(T2, "18:30", "19:30");
  await seat(T1, "19:00", "20:00");
  await seat(T1, "17:00", "18:00");
  const bookingId = await addBooking(sql, restaurant, during("18:00", "21:00"));

  const { details } = await assertRefused(
    () => assign(sql, bookingId, [T1, T2]),
    "TABLE_TAKEN",
  );

  assertEquals(
    [details.blockingBookingId, details.tableLabel],
    [earliest.bookingId, "T2"],
  );
});

scene.test("of blocking bookings that start together the first label is named", async ({ sql, restaurant, tables: { T2, T3, T4 } }) => {
  const hour = during("18:00", "19:00");
  const labels: unknown[] = [];
  for (const tableId of [T4, T3, T2]) {
    await addSeatedBooking(sql, restaurant, [tableId], hour);
    const next = await addBooking(sql, restaurant, hour);
    const { details } = await assertRefused(
      () => assign(sql, next, restaurant.tableIds),
      "TABLE_TAKEN",
    );
    labels.push(details.tableLabel);
  }
  assertEquals(labels, ["T4", "T3", "T2"]);
});

scene.test("a booking is never in its own way", async ({ sql, restaurant, tables: { T1, T2, T3 } }) => {
  const seat = (tableId: string, start: string, end: string) =>
    addSeatedBooking(sql, restaurant, [tableId], during(start, end));
  const own = await seat(T1, "18:00", "20:00");
  const other = await seat(T2, "19:00", "20:00");

  const { details } = await assertRefused(
    () => assign(sql, own.bookingId, [T1, T2]),
    "TABLE_TAKEN",
  );
  assertEquals(details.blockingBookingId, other.bookingId);

  await assign(sql, own.bookingId, [T1, T3]);
  assertEquals((await readSeating(sql, own.bookingId)).tableIds.length, 2);
});
