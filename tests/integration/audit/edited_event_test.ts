import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { one } from "../../../support/database.ts";
import { readEvents } from "../../../support/event.ts";
import { at } from "../../../support/moment.ts";
import { assign, update } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
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
  const [, ...events] = await readEvents(sql, bookingId);
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
    capacity: { state: "enforced", covers: 6, maxCovers: 20, parties: 1 },
  }]);
});

scene.test("an edit that the guard has nothing to decide on leaves an event without a decision", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant, EVENING);
  await update(sql, bookingId, { partySize: 6 });
  assertEquals(await readEvents(sql, bookingId), [{
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
  assertEquals(await readEvents(sql, bookingId), []);
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
  const [renamed, noted] = await readEvents(sql, bookingId);
  assertEquals(renamed?.after, { ...PENDING, edited: ["guest_name"] });
  assertEquals(noted?.after.edited, ["notes", "party_size"]);
  const found = one(
    await sql<{ events: number; leaks: number }[]>`
    select count(*)::integer as events,
      count(*) filter (where e::text like '%Secret%')::integer as leaks
    from assignment_events as e where e.booking_id = ${bookingId}`,
  );
  assertEquals({ ...found }, { events: 4, leaks: 0 });
});
