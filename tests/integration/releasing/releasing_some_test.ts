import { assert, assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { connect } from "../../../support/database.ts";
import { dumpRestaurant } from "../../../support/dump.ts";
import { at, windowOf } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";

const evening = { start_at: at("18:00"), end_at: at("19:30") };

for (const status of ["confirmed", "checked_in"] as const) {
  Deno.test(`A ${status} booking keeps the tables that it does not give back, as a new assignment`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql, { seats: [4, 4, 4] });
    const sorted = restaurant.tableIds.toSorted();
    const [released, ...kept] = sorted as [string, ...string[]];
    const { bookingId, assignmentId } = await addSeatedBooking(
      sql,
      restaurant,
      sorted,
      evening,
    );
    await update(sql, bookingId, { status });
    const answer = await unassign(sql, bookingId, { tableIds: [released] });
    assertEquals(answer.releasedTableIds, [released]);
    const seating = await readSeating(sql, bookingId);
    assert(seating.assignmentId !== assignmentId);
    assertEquals({ ...seating }, {
      status,
      assignmentId: seating.assignmentId,
      tableIds: kept,
      windows: [windowOf(evening.start_at, evening.end_at)],
    });
    const next = await addBooking(sql, restaurant, evening);
    assertEquals((await assign(sql, next, [released])).tableIds, [released]);
  });
}

Deno.test("Tables that the booking does not hold are passed over, and named twice count once", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const [held, kept, other] = restaurant.tableIds as [string, string, string];
  const { bookingId } = await addSeatedBooking(sql, restaurant, [held, kept]);
  const { releasedTableIds } = await unassign(sql, bookingId, {
    tableIds: [other, held, crypto.randomUUID(), held],
  });
  assertEquals(releasedTableIds, [held]);
  assertEquals((await readSeating(sql, bookingId)).tableIds, [kept]);
});

Deno.test("A release of tables that the booking does not hold changes nothing", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const [held, other] = restaurant.tableIds as [string, string];
  const { bookingId } = await addSeatedBooking(sql, restaurant, [held]);
  const before = await dumpRestaurant(sql, restaurant.id);
  const { releasedTableIds } = await unassign(sql, bookingId, {
    tableIds: [other],
  });
  assertEquals(releasedTableIds, []);
  assertEquals(await dumpRestaurant(sql, restaurant.id), before);
});

Deno.test("A release of each of its tables makes the booking pending", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const tableIds = restaurant.tableIds.toSorted();
  const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds);
  const { releasedTableIds } = await unassign(sql, bookingId, { tableIds });
  assertEquals(releasedTableIds, tableIds);
  const { status, assignmentId } = await readSeating(sql, bookingId);
  assertEquals([status, assignmentId], ["pending", null]);
});

Deno.test("A release that leaves too few seats for the party is refused", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql, { seats: [4, 2] });
  const [large, small] = restaurant.tableIds as [string, string];
  const { bookingId } = await addSeatedBooking(sql, restaurant, [large, small]);
  const before = await dumpRestaurant(sql, restaurant.id);
  const refusal = await assertRefused(
    () => unassign(sql, bookingId, { tableIds: [large], key: "too-few" }),
    "PARTY_EXCEEDS_SEATS",
  );
  assertEquals(refusal.details, {
    restaurantId: restaurant.id,
    tableIds: [small],
    seats: 2,
    partySize: 4,
  });
  assertEquals(await dumpRestaurant(sql, restaurant.id), before);
  await unassign(sql, bookingId, { tableIds: [small], key: "too-few" });
  assertEquals((await readSeating(sql, bookingId)).tableIds, [large]);
});

Deno.test("A table that went out of use can be kept by a release of another", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql, { seats: [4, 4] });
  const [inactive, released] = restaurant.tableIds as [string, string];
  const { bookingId } = await addSeatedBooking(sql, restaurant, [
    inactive,
    released,
  ]);
  await sql`
    update dining_tables set is_active = false
    where restaurant_id = ${restaurant.id} and id = ${inactive}`;
  await unassign(sql, bookingId, { tableIds: [released] });
  assertEquals((await readSeating(sql, bookingId)).tableIds, [inactive]);
});

const lists: readonly [string, string[]][] = [
  ["no", []],
  ["more than 20", Array.from({ length: 21 }, () => crypto.randomUUID())],
];

for (const [many, tableIds] of lists) {
  Deno.test(`A release that names ${many} tables is refused`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
    const { bookingId } = await addSeatedBooking(
      sql,
      restaurant,
      restaurant.tableIds,
    );
    const before = await dumpRestaurant(sql, restaurant.id);
    const refusal = await assertRefused(
      () => unassign(sql, bookingId, { tableIds }),
      "INVALID_REQUEST",
    );
    assertEquals(refusal.details, { tables: tableIds.length });
    assertEquals(await dumpRestaurant(sql, restaurant.id), before);
  });
}
