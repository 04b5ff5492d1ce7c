import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { connect, type Database, one } from "../../../support/database.ts";
import { at, FRIDAY } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign, type Capacity } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { tableOf } from "../../../support/table_of.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** Calls validate_booking_capacity_after_assignment by itself. */
async function validate(sql: Database, bookingId: string): Promise<Capacity> {
  const row = one(
    await sql<{ answer: Capacity }[]>`
    select validate_booking_capacity_after_assignment(${bookingId}) as answer`,
  );
  return row.answer;
}

Deno.test("the guard by itself counts the booking's service", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { tableIds } = restaurant;
  const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds);
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  assertEquals<unknown>(await validate(sql, bookingId), {
    state: "enforced",
    covers: 4,
    maxCovers: 4,
    parties: 1,
    maxParties: null,
  });
});

Deno.test("the guard by itself says when there is no limit", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const capacity = await withoutTrace(
    sql,
    restaurant,
    () => validate(sql, bookingId),
  );
  assertEquals<unknown>(capacity, {
    state: "unlimited",
    covers: null,
    maxCovers: null,
    parties: null,
    maxParties: null,
  });
});

Deno.test("the guard by itself refuses a booking whose service is beyond a limit", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    restaurant.tableIds,
    { start_at: at("18:00") },
  );
  await addCapacityRule(sql, restaurant, { max_covers: 3 });
  const { details } = await withoutTrace(
    sql,
    restaurant,
    () => assertRefused(() => validate(sql, bookingId), "CAPACITY_EXCEEDED"),
  );
  assertEquals(
    [details.token, details.serviceDate, details.covers, details.maxCovers],
    ["capacity_exceeded_post_assignment", FRIDAY, 4, 3],
  );
});

Deno.test("a refusal of the guard undoes the transaction that seated the booking", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () =>
        sql.begin(async (transaction) => {
          const database = transaction as unknown as Database;
          await assign(database, bookingId, [tableOf(restaurant, 1)]);
          await addCapacityRule(database, restaurant, { max_parties: 0 });
          await validate(database, bookingId);
        }),
      "CAPACITY_EXCEEDED",
    ));
  assertEquals((await readSeating(sql, bookingId)).status, "pending");
});

Deno.test("the guard by itself does not know a booking that does not exist", async () => {
  await using sql = connect();
  const bookingId = crypto.randomUUID();
  const refusal = await assertRefused(
    () => validate(sql, bookingId),
    "BOOKING_NOT_FOUND",
  );
  assertEquals(refusal, {
    sqlstate: "TA002",
    message: "There is no such booking",
    details: { bookingId },
    hint: "Reload the bookings; it may have been deleted",
  });
});
