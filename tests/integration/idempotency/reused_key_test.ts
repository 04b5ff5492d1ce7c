import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { at, during } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { withoutTrace } from "../../../support/without_trace.ts";

/** Adds a booking and another one. */
async function addBookings({ sql, restaurant }: Scene) {
  const window = during("18:00", "19:30");
  return {
    booking: await addBooking(sql, restaurant, window),
    other: await addBooking(sql, restaurant, window),
  };
}

type Booked = Scene & Awaited<ReturnType<typeof addBookings>>;

const booked = scene.with({ arrange: addBookings });

const key = "reused";

/** A request, then one that differs from it in one thing. */
const pairs: readonly [
  string,
  (scene: Booked) => Promise<unknown>,
  (scene: Booked) => Promise<unknown>,
][] = [
  [
    "an assignment of other tables",
    ({ sql, booking, tables: { T1, T2 } }) =>
      assign(sql, booking, [T1, T2], { key }),
    ({ sql, booking, tables: { T1, T3 } }) =>
      assign(sql, booking, [T1, T3], { key }),
  ],
  [
    "an assignment of fewer tables",
    ({ sql, booking, tables: { T1, T2 } }) =>
      assign(sql, booking, [T1, T2], { key }),
    ({ sql, booking, tables: { T1 } }) => assign(sql, booking, [T1], { key }),
  ],
  [
    "an assignment of another booking",
    ({ sql, booking, tables: { T1 } }) => assign(sql, booking, [T1], { key }),
    ({ sql, other, tables: { T1 } }) => assign(sql, other, [T1], { key }),
  ],
  [
    "an assignment that requires adjacency",
    ({ sql, booking, tables: { T1 } }) => assign(sql, booking, [T1], { key }),
    ({ sql, booking, tables: { T1 } }) =>
      assign(sql, booking, [T1], { key, requireAdjacency: true }),
  ],
  [
    "an assignment in another name",
    ({ sql, booking, tables: { T1 } }) => assign(sql, booking, [T1], { key }),
    ({ sql, booking, tables: { T1 } }) =>
      assign(sql, booking, [T1], { key, assignedBy: crypto.randomUUID() }),
  ],
  [
    "a release of some tables instead of all",
    ({ sql, booking }) => unassign(sql, booking, { key }),
    ({ sql, booking, tables: { T1 } }) =>
      unassign(sql, booking, { key, tableIds: [T1] }),
  ],
  [
    "a release of another booking",
    ({ sql, booking }) => unassign(sql, booking, { key }),
    ({ sql, other }) => unassign(sql, other, { key }),
  ],
  [
    "an edit to another value",
    ({ sql, booking }) => update(sql, booking, { key, partySize: 2 }),
    ({ sql, booking }) => update(sql, booking, { key, partySize: 3 }),
  ],
  [
    "an edit of another field",
    ({ sql, booking }) => update(sql, booking, { key, notes: "Grace" }),
    ({ sql, booking }) => update(sql, booking, { key, guestName: "Grace" }),
  ],
  [
    "an edit of one more field",
    ({ sql, booking }) => update(sql, booking, { key, notes: "Late" }),
    ({ sql, booking }) =>
      update(sql, booking, { key, notes: "Late", endAt: at("23:00") }),
  ],
  [
    "an edit of another booking",
    ({ sql, booking }) => update(sql, booking, { key, partySize: 2 }),
    ({ sql, other }) => update(sql, other, { key, partySize: 2 }),
  ],
];

for (const [what, first, second] of pairs) {
  booked.test(`a key that was used already is refused for ${what}`, async (scene) => {
    const { sql, restaurant, booking, other } = scene;
    await first(scene);
    const { details } = await withoutTrace(
      sql,
      restaurant,
      () => assertRefused(() => second(scene), "IDEMPOTENCY_KEY_REUSED"),
    );
    assertEquals(details, {
      restaurantId: restaurant.id,
      bookingId: what.endsWith("another booking") ? other : booking,
      cause: "the request differs",
    });
  });
}
