import { assertEquals } from "@std/assert";
import { addBooking, type BookingStatus } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { connect, type Database } from "../../../support/database.ts";
import { at, SATURDAY } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { tableOf } from "../../../support/table_of.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** A restaurant with lunch and dinner and a limit that is far away. */
async function createLimited(sql: Database) {
  const restaurant = await createRestaurant(sql);
  const lunch = { name: "Lunch", start_time: "12:00", end_time: "15:00" };
  const dinner = { name: "Dinner", start_time: "18:00", end_time: "22:00" };
  await addServicePeriod(sql, restaurant, lunch);
  await addServicePeriod(sql, restaurant, dinner);
  await addCapacityRule(sql, restaurant, { max_covers: 99 });
  return restaurant;
}

/** What the guard counts when a party of four is seated for dinner. */
async function countDinner(
  sql: Database,
  restaurant: Awaited<ReturnType<typeof createLimited>>,
) {
  const start_at = at("18:00");
  const bookingId = await addBooking(sql, restaurant, { start_at });
  const { capacity } = await assign(sql, bookingId, [tableOf(restaurant, 4)]);
  return { covers: capacity.covers, parties: capacity.parties };
}

Deno.test("a booking counts itself", async () => {
  await using sql = connect();
  const restaurant = await createLimited(sql);
  assertEquals(await countDinner(sql, restaurant), { covers: 4, parties: 1 });
});

Deno.test("only bookings of the same service on the same date are counted", async () => {
  await using sql = connect();
  const restaurant = await createLimited(sql);
  const tableIds = [tableOf(restaurant, 1)];
  const starts = {
    "the same dinner, at its first minute": at("16:00"),
    "the same dinner, at its last minute": at("19:59"),
    "lunch of the same date": at("10:30"),
    "after dinner": at("21:30"),
    "dinner of the next date": at("18:00", SATURDAY),
    "dinner of the date before": at("18:00", "2031-06-12"),
    "dinner of the next week": at("18:00", "2031-06-20"),
  };
  for (const start_at of Object.values(starts)) {
    await addSeatedBooking(sql, restaurant, tableIds, { start_at });
  }
  assertEquals(await countDinner(sql, restaurant), { covers: 12, parties: 3 });
});

Deno.test("where a booking starts counts, not where it ends", async () => {
  await using sql = connect();
  const restaurant = await createLimited(sql);
  await addSeatedBooking(sql, restaurant, [tableOf(restaurant, 1)], {
    start_at: at("15:45"),
    end_at: at("19:00"),
  });
  assertEquals(await countDinner(sql, restaurant), { covers: 4, parties: 1 });
});

Deno.test("bookings that are pending are not counted", async () => {
  await using sql = connect();
  const restaurant = await createLimited(sql);
  await addBooking(sql, restaurant, { start_at: at("18:00") });
  assertEquals(await countDinner(sql, restaurant), { covers: 4, parties: 1 });
});

const changed: [BookingStatus, parties: number][] = [
  ["checked_in", 2],
  ["completed", 1],
  ["cancelled", 1],
  ["no_show", 1],
];

for (const [status, parties] of changed) {
  const isCounted = parties === 2 ? "still" : "no longer";
  Deno.test(`a seated booking that became ${status} is ${isCounted} counted`, async () => {
    await using sql = connect();
    const restaurant = await createLimited(sql);
    const { bookingId } = await addSeatedBooking(
      sql,
      restaurant,
      [tableOf(restaurant, 1)],
      { start_at: at("18:00") },
    );
    await sql`update bookings set status = ${status} where id = ${bookingId}`;
    assertEquals((await countDinner(sql, restaurant)).parties, parties);
  });
}

Deno.test("bookings of other restaurants are not counted", async () => {
  await using sql = connect();
  const [restaurant, other] = [
    await createLimited(sql),
    await createLimited(sql),
  ];
  await countDinner(sql, other);
  assertEquals(await countDinner(sql, restaurant), { covers: 4, parties: 1 });
});

Deno.test("a booking that changes its tables is counted once", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  await addCapacityRule(sql, restaurant, { max_parties: 1 });
  const { bookingId } = await addSeatedBooking(sql, restaurant, [
    tableOf(restaurant, 1),
  ]);
  const { capacity } = await assign(sql, bookingId, [tableOf(restaurant, 2)]);
  assertEquals([capacity.parties, capacity.maxParties], [1, 1]);
});

Deno.test("a booking cannot change its tables while its service is beyond a limit", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { bookingId } = await addSeatedBooking(sql, restaurant, [
    tableOf(restaurant, 1),
  ]);
  await addCapacityRule(sql, restaurant, { max_covers: 3 });
  const { details } = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () => assign(sql, bookingId, [tableOf(restaurant, 2)]),
      "CAPACITY_EXCEEDED",
    ));
  assertEquals([details.covers, details.maxCovers], [4, 3]);
});
