import { assertEquals, assertNotEquals } from "@std/assert";
import {
  addBooking,
  type BookingStatus,
  readSeating,
} from "../../../support/booking.ts";
import { connect, type Database, one } from "../../../support/database.ts";
import { at, windowOf } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { tableOf } from "../../../support/table_of.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const WINDOW = { start_at: at("18:00"), end_at: at("19:30") };

/** A party of four that holds the first of three tables. */
async function seatParty(sql: Database) {
  const restaurant = await createRestaurant(sql, { seats: [4, 4, 4] });
  const first = tableOf(restaurant, 1);
  const booking = await addSeatedBooking(sql, restaurant, [first], WINDOW);
  const others = [tableOf(restaurant, 2), tableOf(restaurant, 3)];
  return { restaurant, first, others, ...booking };
}

Deno.test("another set replaces the one that the booking holds", async () => {
  await using sql = connect();
  const { bookingId, assignmentId, others } = await seatParty(sql);

  const answer = await assign(sql, bookingId, others);

  assertNotEquals(answer.assignmentId, assignmentId);
  assertEquals(await readSeating(sql, bookingId), {
    status: "confirmed",
    assignmentId: answer.assignmentId,
    tableIds: others.toSorted(),
    windows: [windowOf(WINDOW.start_at, WINDOW.end_at)],
  });
});

Deno.test("nothing of a replaced assignment remains", async () => {
  await using sql = connect();
  const { bookingId, assignmentId, others } = await seatParty(sql);
  await assign(sql, bookingId, others);
  const left = one(
    await sql`
    select
      (select count(*)::int from table_assignments
        where id = ${assignmentId}) as assignments,
      (select count(*)::int from assigned_tables
        where assignment_id = ${assignmentId}) as tables`,
  );
  assertEquals(left, { assignments: 0, tables: 0 });
});

Deno.test("the tables that a replacement gives up are free for others", async () => {
  await using sql = connect();
  const { restaurant, first, others, bookingId } = await seatParty(sql);
  await assign(sql, bookingId, others);
  const next = await addSeatedBooking(sql, restaurant, [first], WINDOW);
  assertEquals((await readSeating(sql, next.bookingId)).tableIds, [first]);
});

Deno.test("a set may grow and shrink around the tables that it keeps", async () => {
  await using sql = connect();
  const { first, others, bookingId } = await seatParty(sql);
  for (const tableIds of [[first, ...others], others.slice(0, 1)]) {
    await assign(sql, bookingId, tableIds);
    const { tableIds: held } = await readSeating(sql, bookingId);
    assertEquals(held, tableIds.toSorted());
  }
});

for (const status of ["confirmed", "checked_in"] satisfies BookingStatus[]) {
  Deno.test(`a ${status} booking keeps its status when its tables are replaced`, async () => {
    await using sql = connect();
    const { others, bookingId } = await seatParty(sql);
    await sql`update bookings set status = ${status} where id = ${bookingId}`;

    await assign(sql, bookingId, others);

    assertEquals((await readSeating(sql, bookingId)).status, status);
  });
}

Deno.test("a refused replacement leaves the booking at its old tables", async () => {
  await using sql = connect();
  const { restaurant, first, others, bookingId } = await seatParty(sql);
  await addSeatedBooking(sql, restaurant, others.slice(0, 1), WINDOW);
  await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () => assign(sql, bookingId, [first, ...others]),
        "TABLE_TAKEN",
      ),
  );
});

Deno.test("two bookings cannot swap their tables in one step", async () => {
  await using sql = connect();
  const { restaurant, others, bookingId } = await seatParty(sql);
  const second = others.slice(0, 1);
  const other = await addBooking(sql, restaurant, WINDOW);
  await assign(sql, other, second);
  const { details } = await assertRefused(
    () => assign(sql, bookingId, second),
    "TABLE_TAKEN",
  );
  assertEquals(details.blockingBookingId, other);
});
