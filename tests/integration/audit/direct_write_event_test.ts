import { assertEquals, assertExists } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { readChanges, readEvents } from "../../../support/event.ts";
import { at, during, windowOf } from "../../../support/moment.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { assertViolates } from "../../../support/violation.ts";
import {
  EVENING,
  NO_BOOKING,
  OWNER,
  PENDING,
  seated,
  seatedAt,
} from "./audited_booking.ts";

const endings = {
  completed: "left",
  cancelled: "released",
  no_show: "no_show",
} as const;

for (const [status, action] of Object.entries(endings)) {
  seated.test(`a booking that is set to ${status} directly releases its tables in one event, ${action}`, async ({ sql, bookingId, tableIds }) => {
    await sql`update bookings set status = ${status} where id = ${bookingId}`;
    const [, ...events] = await readChanges(sql, bookingId);
    assertEquals(events, [{
      ...OWNER,
      action,
      before: seatedAt(tableIds),
      after: { ...PENDING, status },
      capacity: null,
    }]);
    assertEquals((await readSeating(sql, bookingId)).tableIds, []);
  });
}

seated.test("a booking that is moved directly keeps its tables, in one event", async ({ sql, bookingId, tableIds }) => {
  await sql`
    update bookings set start_at = ${at("20:00")}, end_at = ${at("21:00")}
    where id = ${bookingId}`;
  const [, ...events] = await readChanges(sql, bookingId);
  assertEquals(events, [{
    ...OWNER,
    action: "edited",
    before: seatedAt(tableIds),
    after: {
      ...seatedAt(tableIds),
      startAt: at("20:00"),
      endAt: at("21:00"),
      edited: ["end_at", "start_at"],
    },
    capacity: null,
  }]);
  const { windows } = await readSeating(sql, bookingId);
  assertEquals(windows, [windowOf(at("20:00"), at("21:00"))]);
});

scene.test("a direct move into another party's window is refused and leaves no event", async ({ sql, restaurant, tables: { T1 } }) => {
  await addSeatedBooking(sql, restaurant, [T1], EVENING);
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    [T1],
    during("19:30", "21:00"),
  );
  await assertViolates(
    () =>
      sql`
      update bookings set start_at = ${at("19:00")} where id = ${bookingId}`,
    "table_is_not_double_booked",
  );
  assertEquals((await readChanges(sql, bookingId)).length, 1);
});

seated.test("a direct write that affects neither status nor window leaves an event that names the column", async ({ sql, bookingId, tableIds }) => {
  await sql`
    update bookings set notes = 'High chair', start_at = start_at
    where id = ${bookingId}`;
  const [, ...events] = await readChanges(sql, bookingId);
  assertEquals(events, [{
    ...OWNER,
    action: "edited",
    before: seatedAt(tableIds),
    after: { ...seatedAt(tableIds), edited: ["notes"] },
    capacity: null,
  }]);
});

seated.test("a direct write that changes nothing leaves no event", async ({ sql, bookingId }) => {
  await sql`
    update bookings set notes = notes, start_at = start_at
    where id = ${bookingId}`;
  assertEquals((await readChanges(sql, bookingId)).length, 1);
});

seated.test("a seated booking that is deleted directly releases its tables in one event", async ({ sql, bookingId, tableIds }) => {
  await sql`delete from bookings where id = ${bookingId}`;
  const [, ...events] = await readChanges(sql, bookingId);
  assertEquals(events, [{
    ...OWNER,
    action: "released",
    before: seatedAt(tableIds),
    after: NO_BOOKING,
    capacity: null,
  }]);
});

scene.test("a booking without tables that is written directly leaves an event when it is inserted and when it is deleted", async ({ sql, restaurant }) => {
  const bookingId = await addBooking(sql, restaurant, EVENING);
  await sql`delete from bookings where id = ${bookingId}`;
  assertEquals(await readEvents(sql, bookingId), [
    {
      ...OWNER,
      action: "created",
      before: NO_BOOKING,
      after: PENDING,
      capacity: null,
    },
    {
      ...OWNER,
      action: "deleted",
      before: PENDING,
      after: NO_BOOKING,
      capacity: null,
    },
  ]);
});

seated.test("a party that is checked in directly leaves an event that says so", async ({ sql, bookingId, tableIds }) => {
  await sql`update bookings set status = 'checked_in' where id = ${bookingId}`;
  const [, event] = await readChanges(sql, bookingId);
  assertEquals(event, {
    ...OWNER,
    action: "checked_in",
    before: seatedAt(tableIds),
    after: {
      ...seatedAt(tableIds),
      status: "checked_in",
      seatedAt: event?.after.seatedAt,
      edited: ["seated_at", "status"],
    },
    capacity: null,
  });
  assertExists(event?.after.seatedAt);
});
