import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../fixtures/booking.ts";
import { connect } from "../../fixtures/database.ts";
import { createRestaurant } from "../../fixtures/restaurant.ts";
import { addSeatedBooking } from "../../fixtures/seated_booking.ts";
import { tableOf } from "../../fixtures/table_of.ts";
import { assertViolates } from "../../fixtures/violation.ts";
import { withoutTrace } from "../../fixtures/without_trace.ts";

Deno.test("the tables of a confirmed booking cannot be deleted", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { tableIds } = restaurant;
  const { assignmentId } = await addSeatedBooking(sql, restaurant, tableIds);
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () =>
        sql`delete from assigned_tables where assignment_id = ${assignmentId}`,
      "the_last_table_is_not_taken_away",
    ));
});

Deno.test("the assignment of a confirmed booking cannot be deleted", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { tableIds } = restaurant;
  const { assignmentId } = await addSeatedBooking(sql, restaurant, tableIds);
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () => sql`delete from table_assignments where id = ${assignmentId}`,
      "the_assignment_is_not_taken_away",
    ));
});

Deno.test("an assignment cannot be passed on to a booking that is not seated", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
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

Deno.test("the last table of a booking cannot be passed on to another", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const giver = await addSeatedBooking(sql, restaurant, [
    tableOf(restaurant, 1),
  ]);
  const taker = await addSeatedBooking(sql, restaurant, [
    tableOf(restaurant, 2),
  ]);
  await withoutTrace(sql, restaurant, () =>
    assertViolates(
      () =>
        sql`
        update assigned_tables set assignment_id = ${taker.assignmentId}
        where assignment_id = ${giver.assignmentId}`,
      "the_last_table_is_not_taken_away",
    ));
});

Deno.test("one of two tables can be taken away", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const [first, second] = [tableOf(restaurant, 1), tableOf(restaurant, 2)];
  const { bookingId } = await addSeatedBooking(sql, restaurant, [
    first,
    second,
  ]);
  await sql`
    delete from assigned_tables
    where restaurant_id = ${restaurant.id} and table_id = ${first}`;
  const { status, tableIds } = await readSeating(sql, bookingId);
  assertEquals({ status, tableIds }, {
    status: "confirmed",
    tableIds: [second],
  });
});
