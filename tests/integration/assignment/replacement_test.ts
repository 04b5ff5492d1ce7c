import { assertEquals, assertNotEquals } from "@std/assert";
import {
  addBooking,
  type BookingStatus,
  readSeating,
} from "../../../support/booking.ts";
import { one } from "../../../support/database.ts";
import { during, windowOf } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const WINDOW = during("18:00", "19:30");

/** Seats a party of four at one of three tables. */
async function seatParty(
  { sql, restaurant, tables: { first } }: Scene<"first" | "second" | "third">,
) {
  return await addSeatedBooking(sql, restaurant, [first], WINDOW);
}

const party = scene.with({
  tables: { first: 4, second: 4, third: 4 },
  arrange: seatParty,
});

party.test("another set replaces the one that the booking holds", async ({ sql, tables: { second, third }, bookingId, assignmentId }) => {
  const answer = await assign(sql, bookingId, [second, third]);

  assertNotEquals(answer.assignmentId, assignmentId);
  assertEquals(await readSeating(sql, bookingId), {
    status: "confirmed",
    assignmentId: answer.assignmentId,
    tableIds: [second, third].sort(),
    windows: [windowOf(WINDOW.start_at, WINDOW.end_at)],
  });
});

party.test("nothing of a replaced assignment remains", async ({ sql, tables: { second, third }, bookingId, assignmentId }) => {
  await assign(sql, bookingId, [second, third]);
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

party.test("the tables that a replacement releases are free for others", async ({ sql, restaurant, tables: { first, second, third }, bookingId }) => {
  await assign(sql, bookingId, [second, third]);
  const next = await addSeatedBooking(sql, restaurant, [first], WINDOW);
  assertEquals((await readSeating(sql, next.bookingId)).tableIds, [first]);
});

party.test("a set may grow and shrink while it keeps some tables", async ({ sql, tables: { first, second, third }, bookingId }) => {
  for (const tableIds of [[first, second, third], [second]]) {
    await assign(sql, bookingId, tableIds);
    const { tableIds: held } = await readSeating(sql, bookingId);
    assertEquals(held, tableIds.toSorted());
  }
});

for (const status of ["confirmed", "checked_in"] satisfies BookingStatus[]) {
  party.test(`a ${status} booking keeps its status when its tables are replaced`, async ({ sql, tables: { second, third }, bookingId }) => {
    await sql`update bookings set status = ${status} where id = ${bookingId}`;

    await assign(sql, bookingId, [second, third]);

    assertEquals((await readSeating(sql, bookingId)).status, status);
  });
}

party.test("a booking whose replacement is refused keeps its tables", async ({ sql, restaurant, tables: { first, second, third }, bookingId }) => {
  await addSeatedBooking(sql, restaurant, [second], WINDOW);
  await withoutTrace(
    sql,
    restaurant,
    () =>
      assertRefused(
        () => assign(sql, bookingId, [first, second, third]),
        "TABLE_TAKEN",
      ),
  );
});

party.test("two bookings cannot swap their tables in one step", async ({ sql, restaurant, tables: { second }, bookingId }) => {
  const other = await addBooking(sql, restaurant, WINDOW);
  await assign(sql, other, [second]);
  const { details } = await assertRefused(
    () => assign(sql, bookingId, [second]),
    "TABLE_TAKEN",
  );
  assertEquals(details.blockingBookingId, other);
});
