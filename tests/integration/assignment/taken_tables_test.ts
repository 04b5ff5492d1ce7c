import { assertEquals } from "@std/assert";
import { addBooking, readSeating } from "../../../support/booking.ts";
import { connect } from "../../../support/database.ts";
import { at } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { tableOf } from "../../../support/table_of.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const window = (start: string, end: string) => ({
  start_at: at(start),
  end_at: at(end),
});

Deno.test("a taken table is refused with the booking that holds it and its window", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const tableId = tableOf(restaurant, 2);
  const { bookingId: blockingBookingId } = await addSeatedBooking(
    sql,
    restaurant,
    [tableId],
    window("18:00", "19:30"),
  );
  const bookingId = await addBooking(sql, restaurant, window("19:00", "21:00"));

  const refusal = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () => assign(sql, bookingId, [tableOf(restaurant, 1), tableId]),
      "TABLE_TAKEN",
    ));

  assertEquals(refusal, {
    sqlstate: "TA101",
    message: "Table T2 is taken by another booking from 20:00 to 21:30",
    details: {
      restaurantId: restaurant.id,
      tableId,
      tableLabel: "T2",
      blockingBookingId,
      blockingStartAt: at("18:00"),
      blockingEndAt: at("19:30"),
    },
    hint:
      "Choose another table or another time, or move the blocking booking " +
      "first",
  });
});

Deno.test("of several blocking bookings the earliest is named", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const [first, second] = [tableOf(restaurant, 1), tableOf(restaurant, 2)];
  const seat = (tableId: string, start: string, end: string) =>
    addSeatedBooking(sql, restaurant, [tableId], window(start, end));
  await seat(first, "20:00", "21:00");
  const earliest = await seat(second, "18:30", "19:30");
  await seat(first, "19:00", "20:00");
  await seat(first, "17:00", "18:00");
  const bookingId = await addBooking(sql, restaurant, window("18:00", "21:00"));

  const { details } = await assertRefused(
    () => assign(sql, bookingId, [first, second]),
    "TABLE_TAKEN",
  );

  assertEquals(
    [details.blockingBookingId, details.tableLabel],
    [earliest.bookingId, "T2"],
  );
});

Deno.test("of blocking bookings that start together the first label is named", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const labels: unknown[] = [];
  const taken = restaurant.tableIds.slice(1);
  for (const tableId of taken.toReversed()) {
    await addSeatedBooking(
      sql,
      restaurant,
      [tableId],
      window("18:00", "19:00"),
    );
    const next = await addBooking(sql, restaurant, window("18:00", "19:00"));
    const { details } = await assertRefused(
      () => assign(sql, next, restaurant.tableIds),
      "TABLE_TAKEN",
    );
    labels.push(details.tableLabel);
  }
  assertEquals(labels, ["T4", "T3", "T2"]);
});

Deno.test("a booking is never in its own way", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const [first, second] = [tableOf(restaurant, 1), tableOf(restaurant, 2)];
  const own = await addSeatedBooking(
    sql,
    restaurant,
    [first],
    window("18:00", "20:00"),
  );
  const other = await addSeatedBooking(
    sql,
    restaurant,
    [second],
    window("19:00", "20:00"),
  );

  const { details } = await assertRefused(
    () => assign(sql, own.bookingId, [first, second]),
    "TABLE_TAKEN",
  );
  assertEquals(details.blockingBookingId, other.bookingId);

  await assign(sql, own.bookingId, [first, tableOf(restaurant, 3)]);
  assertEquals((await readSeating(sql, own.bookingId)).tableIds.length, 2);
});
