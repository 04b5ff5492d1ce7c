import { assertEquals, assertExists } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { one } from "../../../support/database.ts";
import { readChanges } from "../../../support/event.ts";
import { aroundNow, at } from "../../../support/moment.ts";
import { assign, update } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import {
  EVENING,
  OWNER,
  PENDING,
  seated,
  seatedAt,
} from "./audited_booking.ts";

seated.test("an edit that moves or grows the party leaves one event with the guard's decision", async ({ sql, restaurant, bookingId, tableIds }) => {
  await addCapacityRule(sql, restaurant, { max_covers: 20 });
  await update(sql, bookingId, {
    startAt: at("20:00"),
    endAt: at("21:30"),
    partySize: 6,
  });
  const [, ...events] = await readChanges(sql, bookingId);
  assertEquals(events, [{
    ...OWNER,
    action: "edited",
    before: seatedAt(tableIds),
    after: {
      ...seatedAt(tableIds),
      partySize: 6,
      startAt: at("20:00"),
      endAt: at("21:30"),
      edited: ["end_at", "party_size", "start_at"],
    },
    capacity: {
      state: "enforced",
      covers: 6,
      maxCovers: 20,
      parties: 1,
      coversWithoutTable: 0,
    },
  }]);
});

scene.test("an edit that the guard has nothing to decide on leaves an event without a decision", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant, EVENING);
  await update(sql, bookingId, { partySize: 6 });
  assertEquals(await readChanges(sql, bookingId), [{
    ...OWNER,
    action: "edited",
    before: PENDING,
    after: { ...PENDING, partySize: 6, edited: ["party_size"] },
    capacity: null,
  }]);
});

scene.test("an edit that changes nothing leaves no event", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant, EVENING);
  await update(sql, bookingId, {});
  await update(sql, bookingId, { notes: "" });
  await update(sql, bookingId, {
    startAt: EVENING.start_at,
    endAt: EVENING.end_at,
    partySize: 4,
    status: "pending",
    guestName: "Ada Testguest",
    key: "with-a-key",
  });
  assertEquals(await readChanges(sql, bookingId), []);
});

scene.test("an event names the fields of an edit, never what it says about the guest", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant, {
    ...EVENING,
    guest_name: "Secret Ada",
    notes: "Secret wish",
  });
  await update(sql, bookingId, { guestName: "Secret Grace" });
  await update(sql, bookingId, { notes: "Secret allergy", partySize: 3 });
  await assign(sql, bookingId, restaurant.tableIds);
  await sql`update bookings set status = 'no_show' where id = ${bookingId}`;
  const [renamed, noted] = await readChanges(sql, bookingId);
  assertEquals(renamed?.after, { ...PENDING, edited: ["guest_name"] });
  assertEquals(noted?.after.edited, ["notes", "party_size"]);
  const found = one(
    await sql<{ events: number; leaks: number }[]>`
    select count(*)::integer as events,
      count(*) filter (where e::text like '%Secret%')::integer as leaks
    from assignment_events as e where e.booking_id = ${bookingId}`,
  );
  assertEquals({ ...found }, { events: 5, leaks: 0 });
});

const facts = [
  ["completed", "left"],
  ["no_show", "no_show"],
] as const;

for (const [status, action] of facts) {
  seated.test(`an edit to ${status} leaves one event, ${action}`, async ({ sql, bookingId, tableIds }) => {
    await update(sql, bookingId, { status });
    const [, ...events] = await readChanges(sql, bookingId);
    assertEquals(events, [{
      ...OWNER,
      action,
      before: seatedAt(tableIds),
      after: { ...PENDING, status, edited: ["status"] },
      capacity: null,
    }]);
  });
}

scene.test("an edit to checked_in leaves one event, which says since when the party sits", async ({ sql, restaurant, tables: { T1 } }) => {
  const now = aroundNow();
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T1], now);
  const { booking: { seatedAt: since } } = await update(sql, bookingId, {
    status: "checked_in",
  });
  const [, ...events] = await readChanges(sql, bookingId);
  const before = {
    ...seatedAt([T1]),
    startAt: now.start_at,
    endAt: now.end_at,
  };
  assertExists(since);
  assertEquals(events, [{
    ...OWNER,
    action: "checked_in",
    before,
    after: {
      ...before,
      status: "checked_in",
      seatedAt: since,
      edited: ["status"],
    },
    capacity: null,
  }]);
});
