import { assertEquals } from "@std/assert";
import { readSeating } from "../../../support/booking.ts";
import { connect } from "../../../support/database.ts";
import { readEvents } from "../../../support/event.ts";
import { at, windowOf } from "../../../support/moment.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { assertViolates } from "../../../support/violation.ts";
import { EVENING, OWNER, PENDING, seatedAt } from "./states.ts";

for (const status of ["completed", "cancelled", "no_show"] as const) {
  Deno.test(`A booking that is set to ${status} directly releases its tables in one event`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
    const { bookingId } = await addSeatedBooking(
      sql,
      restaurant,
      restaurant.tableIds,
      EVENING,
    );
    await sql`update bookings set status = ${status} where id = ${bookingId}`;
    const [, ...events] = await readEvents(sql, bookingId);
    assertEquals(events, [{
      ...OWNER,
      action: "released",
      before: seatedAt(restaurant.tableIds),
      after: { ...PENDING, status },
      capacity: null,
    }]);
    assertEquals((await readSeating(sql, bookingId)).tableIds, []);
  });
}

Deno.test("A booking that is moved directly takes its tables along in one event", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { tableIds } = restaurant;
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    tableIds,
    EVENING,
  );
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

Deno.test("A direct move into another party's window is refused and leaves no event", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql, { seats: [4] });
  const { tableIds } = restaurant;
  await addSeatedBooking(sql, restaurant, tableIds, EVENING);
  const { bookingId } = await addSeatedBooking(sql, restaurant, tableIds, {
    start_at: at("19:30"),
    end_at: at("21:00"),
  });
  await assertViolates(
    () =>
      sql`
      update bookings set start_at = ${at("19:00")} where id = ${bookingId}`,
    "table_is_not_double_booked",
  );
  assertEquals((await readEvents(sql, bookingId)).length, 1);
});

Deno.test("A direct write of what holds no tables leaves no event", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    restaurant.tableIds,
    EVENING,
  );
  await sql`
    update bookings set notes = 'High chair', start_at = start_at
    where id = ${bookingId}`;
  assertEquals((await readEvents(sql, bookingId)).length, 1);
});

Deno.test("A seated booking that is deleted directly releases its tables in one event", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const { tableIds } = restaurant;
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    tableIds,
    EVENING,
  );
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
