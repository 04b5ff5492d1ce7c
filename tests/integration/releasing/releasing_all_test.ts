import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { connect } from "../../../support/database.ts";
import { dumpRestaurant } from "../../../support/dump.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";

for (const status of ["confirmed", "checked_in"] as const) {
  Deno.test(`A ${status} booking that gives all its tables back becomes pending`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
    const tableIds = restaurant.tableIds.slice(0, 3).toSorted();
    const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds);
    await update(sql, bookingId, { status });
    assertEquals(await unassign(sql, bookingId), {
      restaurantId: restaurant.id,
      replayed: false,
      bookingId,
      releasedTableIds: tableIds,
    });
    assertEquals({ ...await readSeating(sql, bookingId) }, {
      status: "pending",
      assignmentId: null,
      tableIds: [],
      windows: [],
    });
    const next = await addBooking(sql, restaurant);
    assertEquals((await assign(sql, next, tableIds)).tableIds, tableIds);
  });
}

for (
  const status of ["pending", "completed", "cancelled", "no_show"] as const
) {
  Deno.test(`A ${status} booking has nothing to give back and stays as it is`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
    const bookingId = await addBooking(sql, restaurant, { status });
    const before = await dumpRestaurant(sql, restaurant.id);
    assertEquals(await unassign(sql, bookingId), {
      restaurantId: restaurant.id,
      replayed: false,
      bookingId,
      releasedTableIds: [],
    });
    assertEquals(await dumpRestaurant(sql, restaurant.id), before);
  });
}

Deno.test("A booking whose time has passed still gives its tables back", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql, { seats: [4] });
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    restaurant.tableIds,
  );
  await update(sql, bookingId, {
    startAt: "2025-06-13T18:00:00Z",
    endAt: "2025-06-13T19:30:00Z",
  });
  const { releasedTableIds } = await unassign(sql, bookingId);
  assertEquals(releasedTableIds, [...restaurant.tableIds]);
  assertEquals((await readSeating(sql, bookingId)).status, "pending");
});

Deno.test("A released table can be assigned again under another key", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql, { seats: [4] });
  const { tableIds } = restaurant;
  const bookingId = await addBooking(sql, restaurant);
  await assign(sql, bookingId, tableIds, { key: "first" });
  await unassign(sql, bookingId, { key: "first" });
  const again = await assign(sql, bookingId, tableIds, { key: "second" });
  assertEquals(again.replayed, false);
  const { status, assignmentId } = await readSeating(sql, bookingId);
  assertEquals([status, assignmentId], ["confirmed", again.assignmentId]);
});

Deno.test("A release leaves nothing behind but the audit", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const before = await dumpRestaurant(sql, restaurant.id);
  await assign(sql, bookingId, restaurant.tableIds);
  await unassign(sql, bookingId);
  const {
    "public.assignment_events": events,
    ...after
  } = await dumpRestaurant(sql, restaurant.id);
  assertEquals(events?.length, 2);
  assertEquals({ ...after, "public.assignment_events": [] }, before);
});
