import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import {
  type Answer,
  type ErrorBody,
  post,
} from "../../../support/endpoint.ts";
import { during } from "../../../support/moment.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { EVENING } from "./booked.ts";

type Tables = Scene<"taken" | "free">;

/** Adds a booking to a service that is full, with one of two tables taken. */
async function createConflicts(
  { sql, restaurant, tables: { taken } }: Tables,
) {
  const bookingId = await addBooking(sql, restaurant, EVENING);
  await addSeatedBooking(sql, restaurant, [taken], EVENING);
  await addCapacityRule(sql, restaurant, { max_parties: 1 });
  return { bookingId };
}

type Conflicting = Tables & Awaited<ReturnType<typeof createConflicts>>;

const conflicting = scene.with({
  tables: { taken: 4, free: 4 },
  arrange: createConflicts,
});

function assertRefused(
  { status, body }: Answer<ErrorBody>,
  expected: readonly [status: number, code: string, reason: string],
): void {
  assertEquals([status, body.code, body.reason], [...expected]);
}

/** What makes a request invalid that is also in conflict. */
const invalid: Record<
  string,
  [reason: string, (scene: Conflicting) => PromiseLike<unknown>]
> = {
  "a party too large": [
    "PARTY_EXCEEDS_SEATS",
    ({ sql, bookingId }) =>
      sql`update bookings set party_size = 5 where id = ${bookingId}`,
  ],
  "a table out of use": [
    "TABLE_INACTIVE",
    ({ sql, restaurant }) =>
      sql`
        update dining_tables set is_active = false
        where restaurant_id = ${restaurant.id}`,
  ],
  "a booking that is cancelled": [
    "BOOKING_NOT_ASSIGNABLE",
    ({ sql, bookingId }) =>
      sql`update bookings set status = 'cancelled' where id = ${bookingId}`,
  ],
};

for (const [name, [reason, make]] of Object.entries(invalid)) {
  conflicting.test(`with ${name}, a taken table in a full service is answered with 422 ${reason}`, async (scene) => {
    await make(scene);
    const { bookingId, tables: { taken } } = scene;
    const body = { bookingId, tableIds: [taken] };
    const answer = await post<ErrorBody>("assign-tables", body);
    assertRefused(answer, [422, "ASSIGNMENT_VALIDATION", reason]);
  });
}

for (
  const [table, reason] of [
    ["taken", "TABLE_TAKEN"],
    ["free", "CAPACITY_EXCEEDED"],
  ] as const
) {
  conflicting.test(`a valid request for a ${table} table in a full service is answered with 409 ${reason}`, async ({ bookingId, tables }) => {
    const body = { bookingId, tableIds: [tables[table]] };
    const answer = await post<ErrorBody>("assign-tables", body);
    assertRefused(answer, [409, "ASSIGNMENT_CONFLICT", reason]);
  });
}

conflicting.test("an edit onto a taken table is the same conflict as an assignment", async ({ sql, restaurant, tables: { taken } }) => {
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    [taken],
    during("20:00", "21:00", "2031-06-20"),
  );
  const answer = await post<ErrorBody>("update-booking", {
    bookingId,
    startAt: EVENING.start_at,
    endAt: EVENING.end_at,
  });
  assertRefused(answer, [409, "ASSIGNMENT_CONFLICT", "TABLE_TAKEN"]);
});
