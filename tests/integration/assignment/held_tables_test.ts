import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { assertViolates } from "../../../support/violation.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

scene.test("the tables of a confirmed booking cannot be taken away", async ({ sql, restaurant }) => {
  const { tableIds } = restaurant;
  const { assignmentId } = await addSeatedBooking(sql, restaurant, tableIds);
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () =>
        sql`delete from assigned_tables where assignment_id = ${assignmentId}`,
      "the_last_table_is_not_taken_away",
    ));
});

scene.test("the assignment of a confirmed booking cannot be deleted", async ({ sql, restaurant }) => {
  const { tableIds } = restaurant;
  const { assignmentId } = await addSeatedBooking(sql, restaurant, tableIds);
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () => sql`delete from table_assignments where id = ${assignmentId}`,
      "the_assignment_is_not_taken_away",
    ));
});

scene.test("an assignment cannot be handed to a booking that is not seated", async ({ sql, restaurant }) => {
  const { tableIds } = restaurant;
  const { assignmentId } = await addSeatedBooking(sql, restaurant, tableIds);
  const other = await addBooking(sql, restaurant, { status: "cancelled" });
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () =>
        sql`
          update table_assignments set booking_id = ${other}
          where id = ${assignmentId}`,
      "an_assignment_agrees_with_its_booking",
    ));
});

scene.test("the last table of a booking cannot be handed to another", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const giver = await addSeatedBooking(sql, restaurant, [T1]);
  const taker = await addSeatedBooking(sql, restaurant, [T2]);
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () =>
        sql`
          update assigned_tables set assignment_id = ${taker.assignmentId}
          where assignment_id = ${giver.assignmentId}`,
      "the_last_table_is_not_taken_away",
    ));
});

scene.test("one of two tables can be taken away", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T1, T2]);
  await sql`
    delete from assigned_tables
    where restaurant_id = ${restaurant.id} and table_id = ${T1}`;
  const { status, tableIds } = await readSeating(sql, bookingId);
  assertEquals({ status, tableIds }, {
    status: "confirmed",
    tableIds: [T2],
  });
});
