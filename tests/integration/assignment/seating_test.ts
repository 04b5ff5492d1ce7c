import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { one } from "../../../support/database.ts";
import { readChanges } from "../../../support/event.ts";
import { during, windowOf } from "../../../support/moment.ts";
import { assign, UNLIMITED } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";

const WINDOW = during("18:00", "19:30");

scene.test("assigning confirms a pending booking and holds its tables for its window", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const tableIds = [T1, T2];
  const bookingId = await addBooking(sql, restaurant, WINDOW);

  const { assignmentId } = await assign(sql, bookingId, tableIds);

  assertEquals(await readSeating(sql, bookingId), {
    status: "confirmed",
    assignmentId,
    tableIds: tableIds.toSorted(),
    windows: [windowOf(WINDOW.start_at, WINDOW.end_at)],
  });
});

scene.test("the answer names the assignment, its tables in order, the window and the capacity", async ({ sql, restaurant, tables: { T1, T2 } }) => {
  const tableIds = [T1, T2].sort();
  const bookingId = await addBooking(sql, restaurant, WINDOW);

  const answer = await assign(sql, bookingId, tableIds.toReversed());

  const { assignmentId } = await readSeating(sql, bookingId);
  assertEquals<unknown>(answer, {
    restaurantId: restaurant.id,
    replayed: false,
    assignmentId,
    bookingId,
    tableIds,
    startAt: WINDOW.start_at,
    endAt: WINDOW.end_at,
    capacity: UNLIMITED,
  });
});

scene.test("the audit has the booking before and after, and what the guard decided", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addBooking(sql, restaurant, WINDOW);

  await assign(sql, bookingId, [T1]);

  const session = one(await sql`select session_user as name`);
  const unchanged = {
    partySize: 4,
    startAt: WINDOW.start_at,
    endAt: WINDOW.end_at,
  };
  assertEquals(await readChanges(sql, bookingId), [{
    action: "assigned",
    actorId: null,
    actorRole: session.name,
    before: { status: "pending", ...unchanged, tableIds: [] },
    after: { status: "confirmed", ...unchanged, tableIds: [T1] },
    capacity: { state: "unlimited" },
  }]);
});

scene.test("a trusted caller may name who assigned, and both the assignment and the audit say so", async ({ sql, restaurant, tables: { T1 } }) => {
  const assignedBy = crypto.randomUUID();
  const bookingId = await addBooking(sql, restaurant, WINDOW);

  await assign(sql, bookingId, [T1], { assignedBy });

  const stored = one(
    await sql`
    select assigned_by from table_assignments where booking_id = ${bookingId}`,
  );
  const events = await readChanges(sql, bookingId);
  assertEquals(
    [stored.assigned_by, ...events.map(({ actorId }) => actorId)],
    [assignedBy, assignedBy],
  );
});

scene.test("without a user no one is recorded as the one who assigned", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addBooking(sql, restaurant, WINDOW);

  await assign(sql, bookingId, [T1]);

  const stored = one(
    await sql`
    select assigned_by from table_assignments where booking_id = ${bookingId}`,
  );
  assertEquals(stored.assigned_by, null);
});
