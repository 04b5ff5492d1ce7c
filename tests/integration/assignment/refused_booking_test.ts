import { assertEquals } from "@std/assert";
import {
  addBooking,
  type BookingStatus,
  minutesAfter,
  readSeating,
} from "../../../support/booking.ts";
import { connect, inTransaction } from "../../../support/database.ts";
import { at, during } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import type { Reason } from "../../../supabase/functions/_shared/error_catalogue.ts";

/** Requests a table for the booking and expects the refusal. */
async function refuse(
  { sql, restaurant, tables: { T1 } }: Scene,
  bookingId: string,
  reason: Reason,
) {
  return await withoutTrace(
    sql,
    restaurant,
    () => assertRefused(() => assign(sql, bookingId, [T1]), reason),
  );
}

scene.test("a booking that does not exist is refused", async (scene) => {
  const bookingId = crypto.randomUUID();
  const refusal = await refuse(scene, bookingId, "BOOKING_NOT_FOUND");
  assertEquals(refusal, {
    sqlstate: "TA002",
    message: "There is no such booking",
    details: { bookingId },
    hint: "Reload the bookings; it may have been deleted",
  });
});

Deno.test("null in place of a booking is refused as one that does not exist", async () => {
  await using sql = connect();
  const { details } = await assertRefused(
    async () =>
      await sql`
      select assign_tables_atomic_v2(null, array[gen_random_uuid()])`,
    "BOOKING_NOT_FOUND",
  );
  assertEquals(details, { bookingId: null });
});

const CAME_AFTER_ALL =
  "If the party has come after all, seat it with seat-bookings and checkIn, " +
  "or set it to pending first";

const over: [BookingStatus, string, hint: string][] = [
  [
    "cancelled",
    "The booking is cancelled",
    "Set it to pending first if the party comes after all",
  ],
  ["completed", "The booking is completed", CAME_AFTER_ALL],
  ["no_show", "The booking is a no-show", CAME_AFTER_ALL],
];

for (const [status, message, hint] of over) {
  scene.test(`a ${status} booking is refused`, async (scene) => {
    const { sql, restaurant } = scene;
    const bookingId = await addBooking(sql, restaurant, { status });
    const refusal = await refuse(scene, bookingId, "BOOKING_NOT_ASSIGNABLE");
    assertEquals(refusal, {
      sqlstate: "TA006",
      message,
      details: { restaurantId: restaurant.id, bookingId, status },
      hint,
    });
  });
}

scene.test("a booking whose time is over is refused", async (scene) => {
  const { sql, restaurant } = scene;
  const bookingId = await addBooking(
    sql,
    restaurant,
    during("18:00", "19:30", "2024-06-14"),
  );
  const refusal = await refuse(scene, bookingId, "BOOKING_NOT_ASSIGNABLE");
  assertEquals(refusal, {
    sqlstate: "TA006",
    message: "The booking is over",
    details: {
      restaurantId: restaurant.id,
      bookingId,
      status: "pending",
      endAt: at("19:30", "2024-06-14"),
    },
    hint: "If the party is here, give it an end that lies ahead",
  });
});

scene.test("a booking that ends at this moment is over", async ({ sql, restaurant, tables: { T1 } }) => {
  const bookingId = await addBooking(sql, restaurant);
  const call = () =>
    inTransaction(sql, async (transaction) => {
      await transaction`
        update bookings set start_at = now() - interval '1 hour', end_at = now()
        where id = ${bookingId}`;
      await assign(transaction, bookingId, [T1]);
    });
  const { message } = await assertRefused(call, "BOOKING_NOT_ASSIGNABLE");
  assertEquals(message, "The booking is over");
});

scene.test("a seated booking whose time is over cannot change tables", async (scene) => {
  const { sql, restaurant, tables: { T2 } } = scene;
  const { bookingId } = await addSeatedBooking(sql, restaurant, [T2]);
  await sql`
    update bookings set start_at = ${at("18:00", "2024-06-14")},
      end_at = ${at("19:30", "2024-06-14")}
    where id = ${bookingId}`;
  const { details } = await refuse(scene, bookingId, "BOOKING_NOT_ASSIGNABLE");
  assertEquals(details.status, "confirmed");
});

scene.test("a booking in progress can be seated", async ({ sql, restaurant, tables: { T1 } }) => {
  const now = new Date().toISOString();
  const bookingId = await addBooking(sql, restaurant, {
    start_at: minutesAfter(now, -60),
    end_at: minutesAfter(now, 60),
  });
  await assign(sql, bookingId, [T1]);
  assertEquals((await readSeating(sql, bookingId)).status, "confirmed");
});
