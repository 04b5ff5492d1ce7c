import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { type Dump, dumpRestaurant } from "../../../support/dump.ts";
import { readEvents } from "../../../support/event.ts";
import { aroundNow } from "../../../support/moment.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

for (const status of ["confirmed", "checked_in"] as const) {
  scene.test(`a ${status} booking that releases all its tables becomes pending`, async ({ sql, restaurant, tables: { T1, T2, T3 } }) => {
    const tableIds = [T1, T2, T3].toSorted();
    const { bookingId } = await addSeatedBooking(
      sql,
      restaurant,
      tableIds,
      aroundNow(),
    );
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
    const next = await addBooking(sql, restaurant, aroundNow());
    assertEquals((await assign(sql, next, tableIds)).tableIds, tableIds);
  });
}

for (
  const status of ["pending", "completed", "cancelled", "no_show"] as const
) {
  scene.test(`a ${status} booking has nothing to release and stays as it is`, async ({ sql, restaurant }) => {
    const bookingId = await addBooking(sql, restaurant, { status });
    const answer = await withoutTrace(
      sql,
      restaurant,
      () => unassign(sql, bookingId),
    );
    assertEquals(answer, {
      restaurantId: restaurant.id,
      replayed: false,
      bookingId,
      releasedTableIds: [],
    });
  });
}

scene.test("a booking whose time has passed still releases its tables", async ({ sql, restaurant, tables: { T1 } }) => {
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T1]);
  await update(sql, bookingId, {
    startAt: "2025-06-13T18:00:00Z",
    endAt: "2025-06-13T19:30:00Z",
  });
  const { releasedTableIds } = await unassign(sql, bookingId);
  assertEquals(releasedTableIds, [T1]);
  assertEquals((await readSeating(sql, bookingId)).status, "pending");
});

scene.test("a released table can be assigned again under another key", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addBooking(sql, restaurant);
  await assign(sql, bookingId, [T1], { key: "first" });
  await unassign(sql, bookingId, { key: "first" });
  const again = await assign(sql, bookingId, [T1], { key: "second" });
  assertEquals(again.replayed, false);
  const { status, assignmentId } = await readSeating(sql, bookingId);
  assertEquals([status, assignmentId], ["confirmed", again.assignmentId]);
});

scene.test("a release leaves nothing behind but the audit and when the booking was changed", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant);
  const before = await dumpRestaurant(sql, restaurant.id);
  await assign(sql, bookingId, restaurant.tableIds);
  await unassign(sql, bookingId);
  const after = await dumpRestaurant(sql, restaurant.id);
  const actions = (await readEvents(sql, bookingId)).map((e) => e.action);
  assertEquals(actions, ["created", "assigned", "released"]);
  const others = (dump: Dump) => ({
    ...dump,
    "public.assignment_events": [],
    "public.bookings": dump["public.bookings"]?.map((booking) => ({
      ...booking as object,
      updated_at: null,
    })),
  });
  assertEquals(others(after), others(before));
});
