import { assertEquals } from "@std/assert";
import { at } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

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
  ["of a negative number of guests", { partySize: -1 }],
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
  ["that never starts or ends", { startAt: "infinity", endAt: "infinity" }],
];

for (const [what, edit] of edits) {
  scene.test(`an edit to a booking ${what} is refused`, async ({ sql, restaurant, tables: { T1 } }) => {
    const { bookingId } = await addSeatedBooking(sql, restaurant, [T1], {
      start_at: booked.startAt,
      end_at: booked.endAt,
    });
    const refusal = await withoutTrace(sql, restaurant, () =>
      assertRefused(
        async () =>
          await sql`
          select update_booking_with_capacity_check(
            ${bookingId}, p_party_size => ${edit.partySize ?? null},
            p_start_at => ${edit.startAt ?? null}::text::timestamptz,
            p_end_at => ${edit.endAt ?? null}::text::timestamptz
          )`,
        "INVALID_REQUEST",
      ));
    assertEquals(refusal.details, {
      restaurantId: restaurant.id,
      ...booked,
      ...edit,
    });
  });
}
