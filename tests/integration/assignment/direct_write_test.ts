import { assertEquals } from "@std/assert";
import { type BookingStatus, readSeating } from "../../../support/booking.ts";
import { connect, type Database } from "../../../support/database.ts";
import { readEvents } from "../../../support/event.ts";
import { at, windowOf } from "../../../support/moment.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { tableOf } from "../../../support/table_of.ts";
import { assertViolates } from "../../../support/violation.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const WINDOW = { start_at: at("18:00"), end_at: at("19:30") };

/** A party of four that holds the first table from 18:00 to 19:30. */
async function seatParty(sql: Database) {
  const restaurant = await createRestaurant(sql);
  const tableIds = [tableOf(restaurant, 1)];
  const booking = await addSeatedBooking(sql, restaurant, tableIds, WINDOW);
  return { restaurant, tableIds, ...booking };
}

const over = ["cancelled", "completed", "no_show"] satisfies BookingStatus[];

for (const status of over) {
  Deno.test(`a booking that becomes ${status} gives its tables back at once`, async () => {
    await using sql = connect();
    const { restaurant, tableIds, bookingId } = await seatParty(sql);
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

Deno.test("a booking that moves takes its tables along", async () => {
  await using sql = connect();
  const { tableIds, bookingId, assignmentId } = await seatParty(sql);
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

Deno.test("the old window of a moved booking is free", async () => {
  await using sql = connect();
  const { restaurant, tableIds, bookingId } = await seatParty(sql);
  await sql`
    update bookings set start_at = ${at("20:00")}, end_at = ${at("22:00")}
    where id = ${bookingId}`;
  const next = await addSeatedBooking(sql, restaurant, tableIds, WINDOW);
  assertEquals((await readSeating(sql, next.bookingId)).tableIds, tableIds);
});

Deno.test("a booking cannot move to a time when its table is taken", async () => {
  await using sql = connect();
  const { restaurant, tableIds, bookingId } = await seatParty(sql);
  await addSeatedBooking(sql, restaurant, tableIds, {
    start_at: at("20:00"),
    end_at: at("22:00"),
  });
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () =>
        sql`update bookings set end_at = ${
          at("20:01")
        } where id = ${bookingId}`,
      "table_is_not_double_booked",
    ));
});

Deno.test("a booking that moves and is cancelled in one write gives its tables back", async () => {
  await using sql = connect();
  const { bookingId } = await seatParty(sql);
  await sql`
    update bookings set end_at = ${at("21:00")}, status = 'cancelled'
    where id = ${bookingId}`;
  assertEquals((await readSeating(sql, bookingId)).tableIds, []);
  const events = await readEvents(sql, bookingId);
  assertEquals(
    events.map(({ action, after }) => [action, after.endAt]),
    [["assigned", WINDOW.end_at], ["released", at("21:00")]],
  );
});

Deno.test("a seated booking cannot be made pending while it holds tables", async () => {
  await using sql = connect();
  const { restaurant, bookingId } = await seatParty(sql);
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () => sql`update bookings set status = 'pending' where id = ${bookingId}`,
      "a_booking_agrees_with_its_tables",
    ));
});
