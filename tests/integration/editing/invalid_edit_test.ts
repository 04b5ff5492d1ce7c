import { assertEquals } from "@std/assert";
import { at, SATURDAY } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { type Edit, update } from "../../../support/rpc.ts";
import { scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

const booked = { startAt: at("18:00"), endAt: at("19:30") } as const;

const parties: readonly [string, number][] = [
  ["of no guests", 0],
  ["of a negative number of guests", -1],
  ["of more than a thousand guests", 1001],
  ["of more guests than can be counted", 2_147_483_647],
];

for (const [what, partySize] of parties) {
  testInvalid(what, { partySize }, "A party has 1 to 1000 guests", {
    partySize,
  });
}

const windows: readonly [string, { startAt?: string; endAt?: string }][] = [
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
  ["that lasts longer than a day", { endAt: at("18:01", SATURDAY) }],
  ["of the last century", {
    startAt: "1999-12-31T23:59:00+00:00",
    endAt: "2000-01-01T01:00:00+00:00",
  }],
  ["of the next century", {
    startAt: "2099-12-31T23:00:00+00:00",
    endAt: "2100-01-01T00:00:00+00:00",
  }],
];

for (const [what, window] of windows) {
  testInvalid(
    what,
    window,
    "A booking ends after it starts, within 24 hours, in the years 2000 to 2099",
    { ...booked, ...window },
  );
}

const texts: readonly [string, Edit, string, number][] = [
  [
    "whose name is too long",
    { guestName: "ä".repeat(201) },
    "A name has at most 200 characters",
    201,
  ],
  [
    "whose notes are too long",
    { notes: "ä".repeat(2001) },
    "Notes have at most 2000 characters",
    2001,
  ],
];

for (const [what, edit, message, characters] of texts) {
  scene.test(`an edit to a booking ${what} is refused without repeating it, even before the booking is looked for`, async ({ sql }) => {
    const refusal = await assertRefused(
      () => update(sql, crypto.randomUUID(), edit),
      "INVALID_REQUEST",
    );
    assertEquals(
      [refusal.message, refusal.details],
      [message, { characters }],
    );
  });
}

/** Tests that an edit is refused and leaves nothing. */
function testInvalid(
  what: string,
  { partySize = null, startAt = null, endAt = null }: {
    partySize?: number | null;
    startAt?: string | null;
    endAt?: string | null;
  },
  message: string,
  details: Record<string, unknown>,
): void {
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
            ${bookingId}, p_party_size => ${partySize},
            p_start_at => ${startAt}::text::timestamptz,
            p_end_at => ${endAt}::text::timestamptz
          )`,
        "INVALID_REQUEST",
      ));
    assertEquals(
      [refusal.message, refusal.details],
      [message, { restaurantId: restaurant.id, ...details }],
    );
  });
}
