import { assertEquals } from "@std/assert";
import { readSeating } from "../../../support/booking.ts";
import { readEvents } from "../../../support/event.ts";
import { at, during, windowOf } from "../../../support/moment.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { assertViolates } from "../../../support/violation.ts";
import {
  EVENING,
  OWNER,
  PENDING,
  seated,
  seatedAt,
} from "./audited_booking.ts";

for (const status of ["completed", "cancelled", "no_show"] as const) {
  seated.test(`a booking that is set to ${status} directly releases its tables in one event`, async ({ sql, bookingId, tableIds }) => {
    await sql`update bookings set status = ${status} where id = ${bookingId}`;
    const [, ...events] = await readEvents(sql, bookingId);
    assertEquals(events, [{
      ...OWNER,
      action: "released",
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
  const [, ...events] = await readEvents(sql, bookingId);
  assertEquals(events, [{
    ...OWNER,
    action: "edited",
    before: seatedAt(tableIds),
    after: {
      ...seatedAt(tableIds),
      startAt: at("20:00"),
      endAt: at("21:00"),
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
  assertEquals((await readEvents(sql, bookingId)).length, 1);
});

seated.test("a direct write that affects neither status nor window leaves no event", async ({ sql, bookingId }) => {
  await sql`
    update bookings set notes = 'High chair', start_at = start_at
    where id = ${bookingId}`;
  assertEquals((await readEvents(sql, bookingId)).length, 1);
});

seated.test("a seated booking that is deleted directly releases its tables in one event", async ({ sql, bookingId, tableIds }) => {
  await sql`delete from bookings where id = ${bookingId}`;
  const [, ...events] = await readEvents(sql, bookingId);
  assertEquals(events, [{
    ...OWNER,
    action: "released",
    before: seatedAt(tableIds),
    after: {
      status: null,
      partySize: null,
      startAt: null,
      endAt: null,
      tableIds: [],
    },
    capacity: null,
  }]);
});
