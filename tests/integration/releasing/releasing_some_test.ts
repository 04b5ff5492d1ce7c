import { assert, assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { aroundNow, windowOf } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

for (const status of ["confirmed", "checked_in"] as const) {
  scene.test(`a ${status} booking keeps the tables that it does not release, as a new assignment`, async ({ sql, restaurant, tables: { T1, T2, T3 } }) => {
    const soon = aroundNow(30, 120);
    const { bookingId, assignmentId } = await addSeatedBooking(
      sql,
      restaurant,
      [T1, T2, T3],
      soon,
    );
    const { booking } = await update(sql, bookingId, { status });
    const answer = await unassign(sql, bookingId, { tableIds: [T1] });
    assertEquals(answer.releasedTableIds, [T1]);
    const seating = await readSeating(sql, bookingId);
    assert(seating.assignmentId !== assignmentId);
    assertEquals({ ...seating }, {
      status,
      assignmentId: seating.assignmentId,
      tableIds: [T2, T3].sort(),
      windows: [windowOf(booking.seatedAt ?? soon.start_at, soon.end_at)],
    });
    const next = await addBooking(sql, restaurant, soon);
    assertEquals((await assign(sql, next, [T1])).tableIds, [T1]);
  });
}

const threeTables = scene.with({ tables: { held: 4, kept: 4, other: 4 } });

threeTables.test("tables that the booking does not hold are ignored, and those named twice count once", async ({ sql, restaurant, tables: { held, kept, other } }) => {
  const { bookingId } = await addSeatedBooking(sql, restaurant, [held, kept]);
  const { releasedTableIds } = await unassign(sql, bookingId, {
    tableIds: [other, held, crypto.randomUUID(), held],
  });
  assertEquals(releasedTableIds, [held]);
  assertEquals((await readSeating(sql, bookingId)).tableIds, [kept]);
});

threeTables.test("a release of tables that the booking does not hold changes nothing", async ({ sql, restaurant, tables: { held, other } }) => {
  const { bookingId } = await addSeatedBooking(sql, restaurant, [held]);
  const { releasedTableIds } = await withoutTrace(
    sql,
    restaurant,
    () => unassign(sql, bookingId, { tableIds: [other] }),
  );
  assertEquals(releasedTableIds, []);
});

scene.test("a release of each of its tables makes the booking pending", async ({ sql, restaurant }) => {
  const tableIds = restaurant.tableIds.toSorted();
  const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds);
  const { releasedTableIds } = await unassign(sql, bookingId, { tableIds });
  assertEquals(releasedTableIds, tableIds);
  const { status, assignmentId } = await readSeating(sql, bookingId);
  assertEquals([status, assignmentId], ["pending", null]);
});

const sixSeats = scene.with({ tables: { large: 4, small: 2 } });

sixSeats.test("a release that leaves too few seats for the party is refused", async ({ sql, restaurant, tables: { large, small } }) => {
  const { bookingId } = await addSeatedBooking(sql, restaurant, [large, small]);
  const refusal = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () => unassign(sql, bookingId, { tableIds: [large], key: "too-few" }),
      "PARTY_EXCEEDS_SEATS",
    ));
  assertEquals(refusal.details, {
    restaurantId: restaurant.id,
    tableIds: [small],
    seats: 2,
    partySize: 4,
  });
  await unassign(sql, bookingId, { tableIds: [small], key: "too-few" });
  assertEquals((await readSeating(sql, bookingId)).tableIds, [large]);
});

sixSeats.test("a table that went out of use can be kept when another is released", async ({ sql, restaurant, tables: { large, small } }) => {
  const { bookingId } = await addSeatedBooking(sql, restaurant, [large, small]);
  await sql`
    update dining_tables set is_active = false
    where restaurant_id = ${restaurant.id} and id = ${large}`;
  await unassign(sql, bookingId, { tableIds: [small] });
  assertEquals((await readSeating(sql, bookingId)).tableIds, [large]);
});

const lists: readonly [string, string[]][] = [
  ["no", []],
  ["more than 20", Array.from({ length: 21 }, () => crypto.randomUUID())],
];

for (const [many, tableIds] of lists) {
  scene.test(`a release that names ${many} tables is refused`, async ({ sql, restaurant, tables: { T1 } }) => {
    const { bookingId } = await addSeatedBooking(sql, restaurant, [T1]);
    const refusal = await withoutTrace(sql, restaurant, () =>
      assertRefused(
        () => unassign(sql, bookingId, { tableIds }),
        "INVALID_REQUEST",
      ));
    assertEquals(refusal.details, { tables: tableIds.length });
  });
}
