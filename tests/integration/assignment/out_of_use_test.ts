import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { connect, type Database } from "../../../support/database.ts";
import { at } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { tableOf } from "../../../support/table_of.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** A booking at a table that has been taken out of use since. */
async function seatThenDeactivate(sql: Database) {
  const restaurant = await createRestaurant(sql);
  const tableId = tableOf(restaurant, 1);
  const { bookingId } = await addSeatedBooking(sql, restaurant, [tableId]);
  const before = await readSeating(sql, bookingId);
  await sql`update dining_tables set is_active = false where id = ${tableId}`;
  return { restaurant, tableId, bookingId, before };
}

Deno.test("taking a table out of use keeps the assignment that it has", async () => {
  await using sql = connect();
  const { bookingId, before } = await seatThenDeactivate(sql);
  assertEquals(await readSeating(sql, bookingId), before);
});

Deno.test("the same set is still no change when a table is out of use", async () => {
  await using sql = connect();
  const { restaurant, tableId, bookingId, before } = await seatThenDeactivate(
    sql,
  );
  const answer = await withoutTrace(
    sql,
    restaurant,
    () => assign(sql, bookingId, [tableId]),
  );
  assertEquals(answer.assignmentId, before.assignmentId);
});

Deno.test("a table out of use takes no new booking, however free it is", async () => {
  await using sql = connect();
  const { restaurant, tableId } = await seatThenDeactivate(sql);
  const next = await addBooking(sql, restaurant, { start_at: at("18:00") });
  await assertRefused(() => assign(sql, next, [tableId]), "TABLE_INACTIVE");
});

Deno.test("a larger set around a table out of use is a new assignment and refused", async () => {
  await using sql = connect();
  const { restaurant, tableId, bookingId } = await seatThenDeactivate(sql);
  await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () => assign(sql, bookingId, [tableId, tableOf(restaurant, 2)]),
      "TABLE_INACTIVE",
    ));
});

Deno.test("a booking can leave a table that is out of use", async () => {
  await using sql = connect();
  const { restaurant, bookingId } = await seatThenDeactivate(sql);
  const second = tableOf(restaurant, 2);
  await assign(sql, bookingId, [second]);
  assertEquals((await readSeating(sql, bookingId)).tableIds, [second]);
});

Deno.test("a table back in use takes bookings again", async () => {
  await using sql = connect();
  const { restaurant, tableId } = await seatThenDeactivate(sql);
  await sql`update dining_tables set is_active = true where id = ${tableId}`;
  const next = await addBooking(sql, restaurant, { start_at: at("18:00") });
  await assign(sql, next, [tableId]);
  assertEquals((await readSeating(sql, next)).tableIds, [tableId]);
});
