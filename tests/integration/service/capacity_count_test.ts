import { assertEquals } from "@std/assert";
import { addBooking, type BookingStatus } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { at, during, SATURDAY } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** Adds lunch and dinner, and a limit that no test reaches. */
async function addServices({ sql, restaurant }: Scene) {
  const lunch = { name: "Lunch", start_time: "12:00", end_time: "15:00" };
  const dinner = { name: "Dinner", start_time: "18:00", end_time: "22:00" };
  await addServicePeriod(sql, restaurant, lunch);
  await addServicePeriod(sql, restaurant, dinner);
  await addCapacityRule(sql, restaurant, { max_covers: 99 });
}

const limited = scene.with({ arrange: addServices });

/** What the guard counts when a party of four is seated for dinner. */
async function countDinner({ sql, restaurant, tables: { T4 } }: Scene) {
  const start_at = at("18:00");
  const bookingId = await addBooking(sql, restaurant, { start_at });
  const { capacity } = await assign(sql, bookingId, [T4]);
  const { covers, parties, coversWithoutTable } = capacity;
  return { covers, parties, coversWithoutTable };
}

limited.test("a booking counts itself", async (scene) => {
  assertEquals(await countDinner(scene), {
    covers: 4,
    parties: 1,
    coversWithoutTable: 0,
  });
});

limited.test("only bookings of the same service on the same date are counted", async (scene) => {
  const { sql, restaurant, tables: { T1 } } = scene;
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
    await addSeatedBooking(sql, restaurant, [T1], { start_at });
  }
  assertEquals(await countDinner(scene), {
    covers: 12,
    parties: 3,
    coversWithoutTable: 0,
  });
});

limited.test("a booking is counted where it starts, not where it ends", async (scene) => {
  const { sql, restaurant, tables: { T1 } } = scene;
  await addSeatedBooking(sql, restaurant, [T1], during("15:45", "19:00"));
  assertEquals(await countDinner(scene), {
    covers: 4,
    parties: 1,
    coversWithoutTable: 0,
  });
});

limited.test("pending bookings are not held against the limit but named as guests without a table", async (scene) => {
  for (const party_size of [2, 3]) {
    await addBooking(scene.sql, scene.restaurant, {
      party_size,
      start_at: at("18:00"),
    });
  }
  await addBooking(scene.sql, scene.restaurant, { start_at: at("10:30") });
  assertEquals(await countDinner(scene), {
    covers: 4,
    parties: 1,
    coversWithoutTable: 5,
  });
});

const changed: [BookingStatus, parties: number][] = [
  ["checked_in", 2],
  ["completed", 2],
  ["cancelled", 1],
  ["no_show", 1],
];

for (const [status, parties] of changed) {
  const isCounted = parties === 2 ? "still" : "no longer";
  limited.test(`a seated booking that became ${status} is ${isCounted} counted`, async (scene) => {
    const { sql, restaurant, tables: { T1 } } = scene;
    const { bookingId } = await addSeatedBooking(sql, restaurant, [T1], {
      start_at: at("18:00"),
    });
    await sql`update bookings set status = ${status} where id = ${bookingId}`;
    assertEquals((await countDinner(scene)).parties, parties);
  });
}

limited.test("bookings of other restaurants are not counted", async (scene) => {
  const elsewhere = await createScene(scene.sql);
  await addServices(elsewhere);
  await countDinner(elsewhere);
  assertEquals(await countDinner(scene), {
    covers: 4,
    parties: 1,
    coversWithoutTable: 0,
  });
});

scene.test("a booking that changes its tables is counted once", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  await addCapacityRule(sql, restaurant, { max_parties: 1 });
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T1]);
  const { capacity } = await assign(sql, bookingId, [T2]);
  assertEquals([capacity.parties, capacity.maxParties], [1, 1]);
});

scene.test("a booking cannot change its tables while its service is beyond a limit", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T1]);
  await addCapacityRule(sql, restaurant, { max_covers: 3 });
  const { details } = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () => assign(sql, bookingId, [T2]),
      "CAPACITY_EXCEEDED",
    ));
  assertEquals([details.covers, details.maxCovers], [4, 3]);
});
