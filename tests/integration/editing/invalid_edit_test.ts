import { assertEquals } from "@std/assert";
import { connect } from "../../../support/database.ts";
import { dumpRestaurant } from "../../../support/dump.ts";
import { at } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";

const booked = {
  partySize: 4,
  startAt: at("18:00"),
  endAt: at("19:30"),
} as const;

interface Invalid {
  readonly partySize?: number;
  readonly startAt?: string;
  readonly endAt?: string;
}

const edits: readonly [string, Invalid][] = [
  ["of no guests", { partySize: 0 }],
  ["of fewer than no guests", { partySize: -1 }],
  ["of more than a thousand guests", { partySize: 1001 }],
  ["that starts when it ends", { startAt: at("19:30") }],
  ["that starts after it ends", { startAt: at("20:00") }],
  ["that ends before it starts", { endAt: at("17:59") }],
  ["that ends before its new start", {
    startAt: at("21:00"),
    endAt: at("20:00"),
  }],
  ["that never starts", { startAt: "-infinity" }],
  ["that never ends", { endAt: "infinity" }],
  ["that starts and ends never", { startAt: "infinity", endAt: "infinity" }],
];

for (const [what, edit] of edits) {
  Deno.test(`An edit to a booking ${what} is refused`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
    const { bookingId } = await addSeatedBooking(
      sql,
      restaurant,
      restaurant.tableIds,
      { start_at: booked.startAt, end_at: booked.endAt },
    );
    const before = await dumpRestaurant(sql, restaurant.id);
    const refusal = await assertRefused(
      async () => {
        await sql`
          select update_booking_with_capacity_check(
            ${bookingId}, p_party_size => ${edit.partySize ?? null},
            p_start_at => ${edit.startAt ?? null}::text::timestamptz,
            p_end_at => ${edit.endAt ?? null}::text::timestamptz
          )`;
      },
      "INVALID_REQUEST",
    );
    assertEquals(refusal.details, {
      restaurantId: restaurant.id,
      ...booked,
      ...edit,
    });
    assertEquals(await dumpRestaurant(sql, restaurant.id), before);
  });
}
