import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { connect, one } from "../../../support/database.ts";
import { readEvents } from "../../../support/event.ts";
import { at, windowOf } from "../../../support/moment.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { tableOf } from "../../../support/table_of.ts";

const WINDOW = { start_at: at("18:00"), end_at: at("19:30") };

Deno.test("assigning confirms a pending booking and holds its tables for its window", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const tableIds = [tableOf(restaurant, 1), tableOf(restaurant, 2)];
  const bookingId = await addBooking(sql, restaurant, WINDOW);

  const { assignmentId } = await assign(sql, bookingId, tableIds);

  assertEquals(await readSeating(sql, bookingId), {
    status: "confirmed",
    assignmentId,
    tableIds: tableIds.toSorted(),
    windows: [windowOf(WINDOW.start_at, WINDOW.end_at)],
  });
});

Deno.test("the answer names the assignment, its tables in order, the window and the capacity", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const tableIds = [tableOf(restaurant, 1), tableOf(restaurant, 2)].sort();
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
    capacity: {
      state: "unlimited",
      covers: null,
      maxCovers: null,
      parties: null,
      maxParties: null,
    },
  });
});

Deno.test("the audit tells the booking before and after, and what the guard decided", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const tableId = tableOf(restaurant, 1);
  const bookingId = await addBooking(sql, restaurant, WINDOW);

  await assign(sql, bookingId, [tableId]);

  const session = one(await sql`select session_user as name`);
  const unchanged = {
    partySize: 4,
    startAt: WINDOW.start_at,
    endAt: WINDOW.end_at,
  };
  assertEquals(await readEvents(sql, bookingId), [{
    action: "assigned",
    actorId: null,
    actorRole: session.name,
    before: { status: "pending", ...unchanged, tableIds: [] },
    after: { status: "confirmed", ...unchanged, tableIds: [tableId] },
    capacity: { state: "unlimited" },
  }]);
});

Deno.test("a trusted caller may name who assigned, and both the assignment and the audit say so", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const assignedBy = crypto.randomUUID();
  const bookingId = await addBooking(sql, restaurant, WINDOW);

  await assign(sql, bookingId, [tableOf(restaurant, 1)], { assignedBy });

  const stored = one(
    await sql`
    select assigned_by from table_assignments where booking_id = ${bookingId}`,
  );
  const events = await readEvents(sql, bookingId);
  assertEquals(
    [stored.assigned_by, ...events.map(({ actorId }) => actorId)],
    [assignedBy, assignedBy],
  );
});

Deno.test("without a user nobody is recorded as the one who assigned", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant, WINDOW);

  await assign(sql, bookingId, [tableOf(restaurant, 1)]);

  const stored = one(
    await sql`
    select assigned_by from table_assignments where booking_id = ${bookingId}`,
  );
  assertEquals(stored.assigned_by, null);
});
