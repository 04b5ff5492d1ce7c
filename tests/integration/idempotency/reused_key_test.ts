import { assertEquals } from "@std/assert";
import { addBooking } from "../../../support/booking.ts";
import { connect, type Database } from "../../../support/database.ts";
import { dumpRestaurant } from "../../../support/dump.ts";
import { at } from "../../../support/moment.ts";
import { assertRefused } from "../../../support/refusal.ts";
import { createRestaurant } from "../../../support/restaurant.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";

interface Scene {
  readonly sql: Database;
  readonly booking: string;
  readonly other: string;
  readonly tables: readonly [string, string, string];
}

const key = "reused";

/** First request, then one that differs from it in one thing. */
const pairs: readonly [
  string,
  (scene: Scene) => Promise<unknown>,
  (scene: Scene) => Promise<unknown>,
][] = [
  [
    "an assignment of other tables",
    ({ sql, booking, tables: [a, b] }) => assign(sql, booking, [a, b], { key }),
    ({ sql, booking, tables: [a, , c] }) =>
      assign(sql, booking, [a, c], { key }),
  ],
  [
    "an assignment of fewer tables",
    ({ sql, booking, tables: [a, b] }) => assign(sql, booking, [a, b], { key }),
    ({ sql, booking, tables: [a] }) => assign(sql, booking, [a], { key }),
  ],
  [
    "an assignment of another booking",
    ({ sql, booking, tables: [a] }) => assign(sql, booking, [a], { key }),
    ({ sql, other, tables: [a] }) => assign(sql, other, [a], { key }),
  ],
  [
    "an assignment that requires adjacency",
    ({ sql, booking, tables: [a] }) => assign(sql, booking, [a], { key }),
    ({ sql, booking, tables: [a] }) =>
      assign(sql, booking, [a], { key, requireAdjacency: true }),
  ],
  [
    "an assignment in another name",
    ({ sql, booking, tables: [a] }) => assign(sql, booking, [a], { key }),
    ({ sql, booking, tables: [a] }) =>
      assign(sql, booking, [a], { key, assignedBy: crypto.randomUUID() }),
  ],
  [
    "a release of some tables instead of all",
    ({ sql, booking }) => unassign(sql, booking, { key }),
    ({ sql, booking, tables: [a] }) =>
      unassign(sql, booking, { key, tableIds: [a] }),
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
  Deno.test(`A key that was used already is refused for ${what}`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql);
    const window = { start_at: at("18:00"), end_at: at("19:30") };
    const scene: Scene = {
      sql,
      booking: await addBooking(sql, restaurant, window),
      other: await addBooking(sql, restaurant, window),
      tables: restaurant.tableIds as unknown as Scene["tables"],
    };
    await first(scene);
    const before = await dumpRestaurant(sql, restaurant.id);
    const { details } = await assertRefused(
      () => second(scene),
      "IDEMPOTENCY_KEY_REUSED",
    );
    assertEquals(details, {
      restaurantId: restaurant.id,
      bookingId: what.endsWith("another booking") ? scene.other : scene.booking,
      cause: "the request differs",
    });
    assertEquals(await dumpRestaurant(sql, restaurant.id), before);
  });
}
