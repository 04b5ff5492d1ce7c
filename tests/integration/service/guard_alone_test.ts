import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import {
  connect,
  type Database,
  inTransaction,
  one,
} from "../../../support/database.ts";
import { at, FRIDAY } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign, type Capacity, UNLIMITED } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** Calls validate_booking_capacity_after_assignment alone. */
async function validate(sql: Database, bookingId: string): Promise<Capacity> {
  const row = one(
    await sql<{ answer: Capacity }[]>`
    select validate_booking_capacity_after_assignment(${bookingId}) as answer`,
  );
  return row.answer;
}

scene.test("the guard alone counts the booking's service", async ({ sql, restaurant, tables: { T1 } }) => {
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T1]);
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  assertEquals(await validate(sql, bookingId), {
    state: "enforced",
    covers: 4,
    maxCovers: 4,
    parties: 1,
    maxParties: null,
    coversWithoutTable: 0,
  });
});

scene.test("the guard alone says when there is no limit", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant);
  const capacity = await withoutTrace(
    sql,
    restaurant,
    () => validate(sql, bookingId),
  );
  assertEquals(capacity, UNLIMITED);
});

scene.test("the guard alone refuses a booking whose service is beyond a limit", async ({ sql, restaurant, tables: { T1 } }) => {
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T1], {
    start_at: at("18:00"),
  });
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

scene.test("a refusal of the guard undoes the transaction that seated the booking", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addBooking(sql, restaurant);
  await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () =>
        inTransaction(sql, async (transaction) => {
          await assign(transaction, bookingId, [T1]);
          await addCapacityRule(transaction, restaurant, { max_parties: 0 });
          await validate(transaction, bookingId);
        }),
      "CAPACITY_EXCEEDED",
    ));
  assertEquals((await readSeating(sql, bookingId)).status, "pending");
});

Deno.test("the guard alone refuses a booking that does not exist", async () => {
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
