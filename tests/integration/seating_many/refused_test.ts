import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { at, during } from "../../../support/moment.ts";
import { inMinutes, near } from "../../../support/near_now.ts";
import {
  addOverdueParty,
  addPromise,
  addSittingParty,
} from "../../../support/party.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { addTable, addZone } from "../../../support/restaurant.ts";
import { block, seat, type Seating } from "../../../support/room_rpc.ts";
import { createScene, type Scene, scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import type { Reason } from "../../../supabase/functions/_shared/error_catalogue.ts";

const EVENING = during("18:00", "19:30");

type Tables = Scene<"T1" | "T2" | "broken" | "fixed" | "tiny" | "blocked">;

/** Two bookings, of which the one gets T1 and the other is refused. */
async function arrange({ sql, restaurant, tables: { blocked } }: Tables) {
  await block(sql, restaurant.id, {
    tableIds: [blocked],
    startAt: at("17:00"),
    endAt: at("23:00"),
  });
  const zoneId = await addZone(sql, restaurant.id);
  return {
    far: await addTable(sql, { ...restaurant, zoneId }),
    fine: await addBooking(sql, restaurant, EVENING),
    other: await addBooking(sql, restaurant, EVENING),
  };
}

type Two = Tables & Awaited<ReturnType<typeof arrange>>;

const two = scene.with({
  tables: {
    T1: 4,
    T2: 4,
    broken: { seats: 4, is_active: false },
    fixed: { seats: 4, is_movable: false },
    tiny: 1,
    blocked: 4,
  },
  arrange,
});

const wishes: readonly [
  string,
  Reason,
  (two: Two) => Partial<Seating> | Promise<Partial<Seating>>,
][] = [
  [
    "an unknown booking",
    "BOOKING_NOT_FOUND",
    () => ({ bookingId: crypto.randomUUID() }),
  ],
  ["a booking of another restaurant", "BOOKING_NOT_FOUND", async ({ sql }) => {
    const { restaurant } = await createScene(sql);
    return { bookingId: await addBooking(sql, restaurant, EVENING) };
  }],
  [
    "an unknown table",
    "TABLE_NOT_FOUND",
    () => ({ tableIds: [crypto.randomUUID()] }),
  ],
  [
    "a table out of use",
    "TABLE_INACTIVE",
    ({ tables: { broken } }) => ({ tableIds: [broken] }),
  ],
  [
    "tables of two zones",
    "TABLES_SPAN_ZONES",
    ({ tables: { T2 }, far }) => ({ tableIds: [T2, far] }),
  ],
  [
    "a fixed table beside another one",
    "TABLE_NOT_MOVABLE",
    ({ tables: { T2, fixed } }) => ({ tableIds: [T2, fixed] }),
  ],
  [
    "tables that do not stand together",
    "TABLES_NOT_ADJACENT",
    ({ tables: { T2, tiny } }) => ({ tableIds: [T2, tiny] }),
  ],
  [
    "a table that is too small",
    "PARTY_EXCEEDS_SEATS",
    ({ tables: { tiny } }) => ({ tableIds: [tiny], extraChairs: true }),
  ],
  [
    "a check-in years before",
    "CHECK_IN_TOO_EARLY",
    () => ({ checkIn: true }),
  ],
  [
    "an end before the start",
    "INVALID_REQUEST",
    () => ({ endAt: at("17:00") }),
  ],
  [
    "an end a day later",
    "INVALID_REQUEST",
    () => ({ endAt: at("18:01", "2031-06-14") }),
  ],
  [
    "a booking that is cancelled",
    "BOOKING_NOT_ASSIGNABLE",
    async ({ sql, restaurant }) => ({
      bookingId: await addBooking(sql, restaurant, {
        ...EVENING,
        status: "cancelled",
      }),
    }),
  ],
  [
    "a booking that is over",
    "BOOKING_NOT_ASSIGNABLE",
    async ({ sql, restaurant }) => ({
      bookingId: await addBooking(sql, restaurant, near(-60, -1)),
    }),
  ],
  [
    "a taken table",
    "TABLE_TAKEN",
    async ({ sql, restaurant, tables: { T2 } }) => {
      await addPromise(sql, restaurant, [T2], EVENING);
      return { tableIds: [T2] };
    },
  ],
  [
    "the table that another of the bookings gets",
    "TABLE_TAKEN",
    ({ tables: { T1 } }) => ({ tableIds: [T1] }),
  ],
  [
    "a table where people sit",
    "TABLE_OCCUPIED",
    async ({ sql, restaurant, tables: { T2 } }) => {
      await addOverdueParty(sql, restaurant, [T2], 5);
      const bookingId = await addBooking(sql, restaurant, near(-1, 60));
      return { bookingId, tableIds: [T2], checkIn: true };
    },
  ],
  [
    "a blocked table",
    "TABLE_BLOCKED",
    ({ tables: { blocked } }) => ({ tableIds: [blocked] }),
  ],
];

for (const [name, reason, wish] of wishes) {
  two.test(`one of several is refused for ${name}: named in the details, and none of them is seated`, async (two) => {
    const { sql, restaurant, tables: { T1, T2 }, fine, other } = two;
    const seating = { bookingId: other, tableIds: [T2], ...await wish(two) };
    const seatings = [{ bookingId: fine, tableIds: [T1] }, seating];
    for (const order of [seatings, seatings.toReversed()]) {
      const { details } = await withoutTrace(
        sql,
        restaurant,
        () =>
          assertRefused(
            () => seat(sql, restaurant.id, order, { requireAdjacency: true }),
            reason,
          ),
      );
      const wanted = seating.tableIds[0] === T1
        // Either may be the one that comes too late.
        ? [fine, other].includes(String(details.bookingId))
        : details.bookingId === seating.bookingId;
      assertEquals(wanted, true, JSON.stringify(details));
      assertEquals(details.restaurantId, restaurant.id);
    }
  });
}

two.test("two parties are not checked in at one table, though their windows do not overlap", async ({ sql, restaurant, tables: { T2 } }) => {
  const early = await addSittingParty(sql, restaurant, [T2], near(-60, 10));
  const late = await addBooking(sql, restaurant, near(20, 60));
  await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () =>
        seat(sql, restaurant.id, [
          { bookingId: early, tableIds: [T2], endAt: inMinutes(15) },
          { bookingId: late, tableIds: [T2], checkIn: true },
        ]),
      "TABLE_TAKEN",
    ));
});

const malformed: readonly [string, (bookingId: string) => unknown][] = [
  ["none", () => []],
  ["no list", (bookingId) => ({ bookingId })],
  ["one booking twice", (bookingId) => [
    { bookingId, tableIds: [bookingId] },
    { bookingId, tableIds: [bookingId] },
  ]],
  ["a seating without a booking", (id) => [{ tableIds: [id] }]],
  ["a seating without tables", (bookingId) => [{ bookingId }]],
  ["a seating with an empty list of tables", (bookingId) => [
    { bookingId, tableIds: [] },
  ]],
  ["21 tables", (bookingId) => [{
    bookingId,
    tableIds: Array.from({ length: 21 }, () => crypto.randomUUID()),
  }]],
  [
    "201 seatings",
    () =>
      Array.from({ length: 201 }, () => ({
        bookingId: crypto.randomUUID(),
        tableIds: [crypto.randomUUID()],
      })),
  ],
];

for (const [name, make] of malformed) {
  scene.test(`a request for ${name} is refused`, async ({ sql, restaurant }) => {
    const bookingId = await addBooking(sql, restaurant, EVENING);
    const seatings = JSON.stringify(make(bookingId));
    await withoutTrace(sql, restaurant, () =>
      assertRefused(
        async () =>
          await sql`
            select seat_bookings_atomic(
              ${restaurant.id}, ${seatings}::text::jsonb
            )`,
        "INVALID_REQUEST",
      ));
  });
}

scene.test("a refused set of tables names the booking that it is for", async ({ sql, restaurant, tables: { T1 } }) => {
  const good = await addBooking(sql, restaurant, EVENING);
  const bookingId = await addBooking(sql, restaurant, EVENING);
  const { details } = await assertRefused(
    () =>
      seat(sql, restaurant.id, [
        { bookingId: good, tableIds: [T1] },
        { bookingId, tableIds: [] },
      ]),
    "INVALID_REQUEST",
  );
  assertEquals(details, { tables: 0, bookingId });
});

for (const capacityOverride of ["", " ", "A".repeat(501)]) {
  scene.test(`an override for a reason of ${capacityOverride.length} characters ${capacityOverride.trim()[0] ?? "of nothing"} is refused`, async ({ sql, restaurant, tables: { T1 } }) => {
    const bookingId = await addBooking(sql, restaurant, EVENING);
    await assertRefused(
      () =>
        seat(sql, restaurant.id, [{ bookingId, tableIds: [T1] }], {
          capacityOverride,
        }),
      "INVALID_REQUEST",
    );
  });
}
