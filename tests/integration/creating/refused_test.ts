import { assertEquals } from "@std/assert";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { at } from "../../../support/moment.ts";
import { inMinutes } from "../../../support/near_now.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { addZone } from "../../../support/restaurant.ts";
import { block, create, type NewBooking } from "../../../support/room_rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import type { Reason } from "../../../supabase/functions/_shared/error_catalogue.ts";

type Tables = Scene<
  "free" | "taken" | "blocked" | "broken" | "fixed" | "far" | "tiny"
>;

/** A restaurant where every rule can be broken. */
async function arrange({ sql, restaurant, tables }: Tables) {
  const far = await addZone(sql, restaurant.id);
  await sql`
    update dining_tables set zone_id = ${far} where id = ${tables.far}`;
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    [tables.taken],
    { start_at: at("18:00"), party_size: 2 },
  );
  const { assignmentId } = await block(sql, restaurant.id, {
    tableIds: [tables.blocked],
    startAt: at("17:00"),
    endAt: at("21:00"),
  });
  await addCapacityRule(sql, restaurant, { max_covers: 6 });
  return { takenBy: bookingId, blockedBy: assignmentId };
}

const house = scene.with({
  tables: {
    free: 8,
    taken: 4,
    blocked: 4,
    broken: { seats: 4, is_active: false },
    fixed: { seats: 4, is_movable: false },
    far: 4,
    tiny: 1,
  },
  arrange,
});

type House = Tables & Awaited<ReturnType<typeof arrange>>;

const missing = crypto.randomUUID();

const refusals: readonly [
  string,
  Reason,
  (tables: Tables["tables"]) => Partial<NewBooking>,
  (house: House) => Record<string, unknown>,
][] = [
  [
    "a party of nobody",
    "INVALID_REQUEST",
    () => ({ partySize: 0 }),
    ({ restaurant: { id } }) => ({ restaurantId: id, partySize: 0 }),
  ],
  [
    "a party of more than a thousand",
    "INVALID_REQUEST",
    () => ({ partySize: 1001 }),
    ({ restaurant: { id } }) => ({ restaurantId: id, partySize: 1001 }),
  ],
  [
    "an end before the start",
    "INVALID_REQUEST",
    () => ({ endAt: at("17:59") }),
    ({ restaurant: { id } }) => ({
      restaurantId: id,
      startAt: at("18:00"),
      endAt: at("17:59"),
    }),
  ],
  [
    "a start in another century",
    "INVALID_REQUEST",
    () => ({ startAt: "2200-01-01T00:00:00+00:00" }),
    ({ restaurant: { id } }) => ({
      restaurantId: id,
      startAt: "2200-01-01T00:00:00+00:00",
      endAt: null,
    }),
  ],
  [
    "a name of 201 characters",
    "INVALID_REQUEST",
    () => ({ guestName: "A".repeat(201) }),
    () => ({ characters: 201 }),
  ],
  [
    "notes of 2001 characters",
    "INVALID_REQUEST",
    () => ({ notes: "A".repeat(2001) }),
    () => ({ characters: 2001 }),
  ],
  [
    "a phone number of 41 characters",
    "INVALID_REQUEST",
    () => ({ guestPhone: "1".repeat(41) }),
    () => ({ characters: 41 }),
  ],
  [
    "nobody of the party who has come",
    "INVALID_REQUEST",
    () => ({ arrivedGuests: 0 }),
    () => ({ arrivedGuests: 0 }),
  ],
  [
    "an override for no reason",
    "INVALID_REQUEST",
    () => ({ capacityOverride: " \n" }),
    () => ({ characters: 2 }),
  ],
  [
    "an override for an endless reason",
    "INVALID_REQUEST",
    () => ({ capacityOverride: "A".repeat(501) }),
    () => ({ characters: 501 }),
  ],
  [
    "no table out of none",
    "INVALID_REQUEST",
    () => ({ tableIds: [] }),
    () => ({ tables: 0 }),
  ],
  [
    "a check-in without tables",
    "INVALID_REQUEST",
    () => ({ checkIn: true }),
    () => ({ checkIn: true }),
  ],
  [
    "a malformed key",
    "INVALID_REQUEST",
    () => ({ key: "with space" }),
    () => ({ characters: 10 }),
  ],
  [
    "an unknown table",
    "TABLE_NOT_FOUND",
    () => ({ tableIds: [missing] }),
    ({ restaurant: { id } }) => ({ restaurantId: id, tableIds: [missing] }),
  ],
  [
    "a table out of use",
    "TABLE_INACTIVE",
    ({ broken }) => ({ tableIds: [broken] }),
    ({ restaurant: { id }, tables: { broken } }) => ({
      restaurantId: id,
      tableIds: [broken],
    }),
  ],
  [
    "tables of two zones",
    "TABLES_SPAN_ZONES",
    ({ free, far }) => ({ tableIds: [free, far] }),
    ({ restaurant: { id } }) => ({ restaurantId: id }),
  ],
  [
    "a fixed table with another one",
    "TABLE_NOT_MOVABLE",
    ({ free, fixed }) => ({ tableIds: [free, fixed] }),
    ({ restaurant: { id }, tables: { fixed } }) => ({
      restaurantId: id,
      tableIds: [fixed],
    }),
  ],
  [
    "tables that do not stand together",
    "TABLES_NOT_ADJACENT",
    ({ free, tiny }) => ({ tableIds: [free, tiny], requireAdjacency: true }),
    ({ restaurant: { id }, tables: { free, tiny } }) => ({
      restaurantId: id,
      tableIds: [free, tiny].sort(),
    }),
  ],
  [
    "a table that is too small",
    "PARTY_EXCEEDS_SEATS",
    ({ tiny }) => ({ tableIds: [tiny] }),
    ({ restaurant: { id }, tables: { tiny } }) => ({
      restaurantId: id,
      tableIds: [tiny],
      seats: 1,
      partySize: 4,
    }),
  ],
  [
    "a window that is over",
    "BOOKING_NOT_ASSIGNABLE",
    ({ free }) => ({
      startAt: "2020-01-01T18:00:00+00:00",
      tableIds: [free],
    }),
    ({ restaurant: { id } }) => ({
      restaurantId: id,
      bookingId: null,
      status: "confirmed",
      endAt: "2020-01-01T19:30:00+00:00",
    }),
  ],
  [
    "a check-in into a window that is over",
    "BOOKING_NOT_ASSIGNABLE",
    ({ free }) => ({
      startAt: "2020-01-01T18:00:00+00:00",
      tableIds: [free],
      checkIn: true,
    }),
    ({ restaurant: { id } }) => ({ restaurantId: id, bookingId: null }),
  ],
  [
    "a check-in years before",
    "CHECK_IN_TOO_EARLY",
    ({ free }) => ({ tableIds: [free], checkIn: true }),
    ({ restaurant: { id } }) => ({
      restaurantId: id,
      bookingId: null,
      startAt: at("18:00"),
      earliestAt: at("16:00"),
    }),
  ],
  [
    "a taken table",
    "TABLE_TAKEN",
    ({ taken }) => ({ tableIds: [taken] }),
    ({ restaurant: { id }, tables: { taken }, takenBy }) => ({
      restaurantId: id,
      bookingId: null,
      tableId: taken,
      tableLabel: "taken",
      blockingBookingId: takenBy,
      blockingStatus: "confirmed",
      blockingPartySize: 2,
      blockingStartAt: at("18:00"),
      blockingEndAt: at("19:30"),
      blockingArrivedAt: null,
      blockingSeatedAt: null,
    }),
  ],
  [
    "a blocked table",
    "TABLE_BLOCKED",
    ({ blocked }) => ({ tableIds: [blocked] }),
    ({ restaurant: { id }, tables: { blocked }, blockedBy }) => ({
      restaurantId: id,
      bookingId: null,
      tableId: blocked,
      tableLabel: "blocked",
      blockingAssignmentId: blockedBy,
      blockReason: "Rain",
      blockingStartAt: at("17:00"),
      blockingEndAt: at("21:00"),
    }),
  ],
  [
    "more guests than the limit",
    "CAPACITY_EXCEEDED",
    ({ free }) => ({ partySize: 5, tableIds: [free] }),
    () => ({ limit: "covers", covers: 7, maxCovers: 6, parties: 2 }),
  ],
];

for (const [name, reason, wish, expected] of refusals) {
  house.test(`a new booking is refused for ${name}, and nothing of it is left`, async (house) => {
    const { sql, restaurant, tables } = house;
    const { details } = await withoutTrace(sql, restaurant, () =>
      assertRefused(
        () =>
          create(sql, restaurant.id, {
            startAt: at("18:00"),
            ...wish(tables),
          }),
        reason,
      ));
    const wanted = expected(house);
    assertEquals(
      Object.fromEntries(
        Object.keys(wanted).map((field) => [field, details[field]]),
      ),
      wanted,
    );
  });
}

scene.test("a walk-in is refused a table where people sit", async ({ sql, restaurant, tables: { T1 } }) => {
  const walkIn = {
    startAt: inMinutes(0),
    tableIds: [T1],
    checkIn: true,
  };
  const { booking } = await create(sql, restaurant.id, walkIn);
  const { details } = await withoutTrace(sql, restaurant, () =>
    assertRefused(
      () => create(sql, restaurant.id, walkIn),
      "TABLE_OCCUPIED",
    ));
  assertEquals(
    [details.bookingId, details.blockingBookingId, details.blockingSeatedAt],
    [null, booking.id, booking.seatedAt],
  );
});
