import { assertEquals } from "@std/assert";
import {
  addBooking,
  type BookingStatus,
  minutesAfter,
  readSeating,
} from "../../../support/booking.ts";
import { connect } from "../../../support/database.ts";
import { at } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { tableOf } from "../../../support/table_of.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const now = new Date().toISOString();

Deno.test("a booking that does not exist is refused", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = crypto.randomUUID();
  const refusal = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () => assign(sql, bookingId, restaurant.tableIds),
      "BOOKING_NOT_FOUND",
    ));
  assertEquals(refusal, {
    sqlstate: "TA002",
    message: "There is no such booking",
    details: { bookingId },
    hint: "Reload the bookings; it may have been deleted",
  });
});

Deno.test("null instead of a booking is refused as one that does not exist", async () => {
  await using sql = connect();
  const { details } = await assertRefused(
    async () =>
      await sql`
      select assign_tables_atomic_v2(null, array[gen_random_uuid()])`,
    "BOOKING_NOT_FOUND",
  );
  assertEquals(details, { bookingId: null });
});

const over: [BookingStatus, string][] = [
  ["cancelled", "The booking is cancelled"],
  ["completed", "The booking is completed"],
  ["no_show", "The booking is a no-show"],
];

for (const [status, message] of over) {
  Deno.test(`a ${status} booking is refused`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
    const bookingId = await addBooking(sql, restaurant, { status });
    const refusal = await withoutTrace(sql, restaurant, () =>
      assertRefused(
        () => assign(sql, bookingId, restaurant.tableIds),
        "BOOKING_NOT_ASSIGNABLE",
      ));
    assertEquals(refusal, {
      sqlstate: "TA006",
      message,
      details: { restaurantId: restaurant.id, bookingId, status },
      hint: "Set it to pending first if the party comes after all",
    });
  });
}

Deno.test("a booking whose time is over is refused", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant, {
    start_at: at("18:00", "2024-06-14"),
    end_at: at("19:30", "2024-06-14"),
  });
  const refusal = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () => assign(sql, bookingId, restaurant.tableIds),
      "BOOKING_NOT_ASSIGNABLE",
    ));
  assertEquals(refusal, {
    sqlstate: "TA006",
    message: "The booking is over",
    details: {
      restaurantId: restaurant.id,
      bookingId,
      status: "pending",
      endAt: at("19:30", "2024-06-14"),
    },
    hint: "Correct its times if the party is still here",
  });
});

Deno.test("a booking that ends at this moment is over", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant);
  const call = () =>
    sql.begin(async (transaction) => {
      await transaction`
        update bookings set start_at = now() - interval '1 hour', end_at = now()
        where id = ${bookingId}`;
      await transaction`
        select assign_tables_atomic_v2(
          ${bookingId}, ${[...restaurant.tableIds]}::uuid[]
        )`;
    });
  const { message } = await assertRefused(call, "BOOKING_NOT_ASSIGNABLE");
  assertEquals(message, "The booking is over");
});

Deno.test("a seated booking whose time is over cannot change tables", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const [first, second] = [tableOf(restaurant, 1), tableOf(restaurant, 2)];
  const { bookingId } = await addSeatedBooking(sql, restaurant, [first]);
  await sql`
    update bookings set start_at = ${at("18:00", "2024-06-14")},
      end_at = ${at("19:30", "2024-06-14")}
    where id = ${bookingId}`;
  const { details } = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () => assign(sql, bookingId, [second]),
      "BOOKING_NOT_ASSIGNABLE",
    ));
  assertEquals(details.status, "confirmed");
});

Deno.test("a booking in progress can be seated", async () => {
  await using sql = connect();
  const restaurant = await createRestaurant(sql);
  const bookingId = await addBooking(sql, restaurant, {
    start_at: minutesAfter(now, -60),
    end_at: minutesAfter(now, 60),
  });
  await assign(sql, bookingId, restaurant.tableIds);
  assertEquals((await readSeating(sql, bookingId)).status, "confirmed");
});
