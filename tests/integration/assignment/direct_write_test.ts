import { assertEquals } from "@std/assert";
import { type BookingStatus, readSeating } from "../../../support/booking.ts";
import { readChanges } from "../../../support/event.ts";
import { at, during, windowOf } from "../../../support/moment.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { assertViolates } from "../../../support/violation.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const WINDOW = during("18:00", "19:30");

/** Seats a party of four at the first table from 18:00 to 19:30. */
async function seatParty({ sql, restaurant, tables: { T1 } }: Scene) {
  const tableIds = [T1];
  const booking = await addSeatedBooking(sql, restaurant, tableIds, WINDOW);
  return { tableIds, ...booking };
}

const party = scene.with({ arrange: seatParty });

const over = ["cancelled", "completed", "no_show"] satisfies BookingStatus[];

for (const status of over) {
  party.test(`a booking that becomes ${status} releases its tables at once`, async ({ sql, restaurant, tableIds, bookingId }) => {
    await sql`update bookings set status = ${status} where id = ${bookingId}`;
    assertEquals(await readSeating(sql, bookingId), {
      status,
      assignmentId: null,
      tableIds: [],
      windows: [],
    });
    const next = await addSeatedBooking(sql, restaurant, tableIds, WINDOW);
    assertEquals((await readSeating(sql, next.bookingId)).tableIds, tableIds);
  });
}

party.test("a booking that moves keeps its tables", async ({ sql, tableIds, bookingId, assignmentId }) => {
  await sql`
    update bookings set start_at = ${at("20:00")}, end_at = ${at("22:00")}
    where id = ${bookingId}`;
  assertEquals(await readSeating(sql, bookingId), {
    status: "confirmed",
    assignmentId,
    tableIds,
    windows: [windowOf(at("20:00"), at("22:00"))],
  });
});

party.test("the old window of a moved booking is free", async ({ sql, restaurant, tableIds, bookingId }) => {
  await sql`
    update bookings set start_at = ${at("20:00")}, end_at = ${at("22:00")}
    where id = ${bookingId}`;
  const next = await addSeatedBooking(sql, restaurant, tableIds, WINDOW);
  assertEquals((await readSeating(sql, next.bookingId)).tableIds, tableIds);
});

party.test("a booking cannot move to a time at which its table is taken", async ({ sql, restaurant, tableIds, bookingId }) => {
  await addSeatedBooking(sql, restaurant, tableIds, during("20:00", "22:00"));
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () =>
        sql`update bookings set end_at = ${
          at("20:01")
        } where id = ${bookingId}`,
      "table_is_not_double_booked",
    ));
});

party.test("a booking that moves and is cancelled in one write releases its tables", async ({ sql, bookingId }) => {
  await sql`
    update bookings set end_at = ${at("21:00")}, status = 'cancelled'
    where id = ${bookingId}`;
  assertEquals((await readSeating(sql, bookingId)).tableIds, []);
  const events = await readChanges(sql, bookingId);
  assertEquals(
    events.map(({ action, after }) => [action, after.endAt]),
    [["assigned", WINDOW.end_at], ["released", at("21:00")]],
  );
});

party.test("a seated booking cannot be made pending while it holds tables", async ({ sql, restaurant, bookingId }) => {
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () => sql`update bookings set status = 'pending' where id = ${bookingId}`,
      "a_booking_agrees_with_its_tables",
    ));
});
