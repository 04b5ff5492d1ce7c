import { assertEquals } from "@std/assert";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { connect } from "../../../support/database.ts";
import { type ErrorBody, post } from "../../../support/endpoint.ts";
import { at } from "../../../support/moment.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { tableOf } from "../../../support/table_of.ts";
import { createScene, type Scene } from "./refusals.ts";

const WINDOW = { start_at: at("18:00"), end_at: at("19:30") };

/** Lets another party have the first table, and no service take two parties. */
async function createConflicts({ sql, restaurant }: Scene): Promise<void> {
  await addSeatedBooking(sql, restaurant, [tableOf(restaurant, 1)], WINDOW);
  await addCapacityRule(sql, restaurant, { max_parties: 1 });
}

/** What makes a request invalid that would also be in conflict. */
const invalid: Record<string, [(scene: Scene) => unknown, string, number]> = {
  "a party too large": [
    ({ sql, bookingId }) =>
      sql`update bookings set party_size = 5 where id = ${bookingId}`,
    "PARTY_EXCEEDS_SEATS",
    422,
  ],
  "a table out of use": [
    ({ sql, restaurant }) =>
      sql`
        update dining_tables set is_active = false
        where restaurant_id = ${restaurant.id}`,
    "TABLE_INACTIVE",
    422,
  ],
  "a booking that is cancelled": [
    ({ sql, bookingId }) =>
      sql`update bookings set status = 'cancelled' where id = ${bookingId}`,
    "BOOKING_NOT_ASSIGNABLE",
    422,
  ],
};

for (const [name, [make, reason, status]] of Object.entries(invalid)) {
  Deno.test(`With ${name}, a taken table in a full service is answered with ${status} ${reason}`, async () => {
    await using sql = connect();
    const scene = await createScene(sql);
    await createConflicts(scene);
    await make(scene);
    const answer = await post<ErrorBody>("assign-tables", {
      bookingId: scene.bookingId,
      tableIds: [tableOf(scene.restaurant, 1)],
    });
    assertEquals([answer.status, answer.body.code, answer.body.reason], [
      status,
      "ASSIGNMENT_VALIDATION",
      reason,
    ]);
  });
}

for (
  const [tableNumber, reason] of [
    [1, "TABLE_TAKEN"],
    [2, "CAPACITY_EXCEEDED"],
  ] as const
) {
  Deno.test(`A valid request for table ${tableNumber} in a full service is answered with 409 ${reason}`, async () => {
    await using sql = connect();
    const scene = await createScene(sql);
    await createConflicts(scene);
    const answer = await post<ErrorBody>("assign-tables", {
      bookingId: scene.bookingId,
      tableIds: [tableOf(scene.restaurant, tableNumber)],
    });
    assertEquals([answer.status, answer.body.code, answer.body.reason], [
      409,
      "ASSIGNMENT_CONFLICT",
      reason,
    ]);
  });
}

Deno.test("An edit onto a taken table is the same conflict as an assignment", async () => {
  await using sql = connect();
  const scene = await createScene(sql);
  await createConflicts(scene);
  const { bookingId } = await addSeatedBooking(
    sql,
    scene.restaurant,
    [tableOf(scene.restaurant, 1)],
    { start_at: at("20:00", "2031-06-20"), end_at: at("21:00", "2031-06-20") },
  );
  const { status, body } = await post<ErrorBody>("update-booking", {
    bookingId,
    startAt: WINDOW.start_at,
    endAt: WINDOW.end_at,
  });
  assertEquals([status, body.code, body.reason], [
    409,
    "ASSIGNMENT_CONFLICT",
    "TABLE_TAKEN",
  ]);
});
