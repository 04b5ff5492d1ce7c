import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { connect, type Database } from "../../../support/database.ts";
import { assertRefused } from "../../../support/refusal.ts";
import {
  createRestaurant,
  type Restaurant,
} from "../../../support/restaurant.ts";
import { assign, unassign, update } from "../../../support/rpc.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { withoutTrace } from "../../../support/without_trace.ts";
import type { Reason } from "../../../supabase/functions/_shared/error_catalogue.ts";
import { EVENING } from "./states.ts";

interface Scene {
  readonly sql: Database;
  readonly restaurant: Restaurant;
  /** At the first two tables; the service takes no more guests. */
  readonly seated: string;
  readonly waiting: string;
}

const calls: readonly [
  string,
  Reason,
  (scene: Scene) => Promise<unknown>,
][] = [
  [
    "An assignment of a taken table",
    "TABLE_TAKEN",
    ({ sql, restaurant, waiting }) =>
      assign(sql, waiting, restaurant.tableIds.slice(0, 2)),
  ],
  [
    "An assignment beyond the limit",
    "CAPACITY_EXCEEDED",
    ({ sql, restaurant, waiting }) =>
      assign(sql, waiting, restaurant.tableIds.slice(2, 3)),
  ],
  [
    "A replacement by a table that is too small",
    "PARTY_EXCEEDS_SEATS",
    ({ sql, restaurant, seated }) =>
      assign(sql, seated, restaurant.tableIds.slice(3)),
  ],
  [
    "An edit beyond the limit",
    "CAPACITY_EXCEEDED",
    ({ sql, seated }) => update(sql, seated, { partySize: 5 }),
  ],
  [
    "A release that leaves too few seats",
    "PARTY_EXCEEDS_SEATS",
    ({ sql, restaurant, seated }) =>
      unassign(sql, seated, { tableIds: restaurant.tableIds.slice(0, 1) }),
  ],
];

for (const [what, reason, call] of calls) {
  Deno.test(`${what} leaves no event`, async () => {
    await using sql = connect();
    const restaurant = await createRestaurant(sql, { seats: [3, 3, 4, 1] });
    await addCapacityRule(sql, restaurant, { max_covers: 4 });
    const { bookingId } = await addSeatedBooking(
      sql,
      restaurant,
      restaurant.tableIds.slice(0, 2),
      EVENING,
    );
    const waiting = await addBooking(sql, restaurant, EVENING);
    const scene = { sql, restaurant, seated: bookingId, waiting };
    await withoutTrace(
      sql,
      restaurant,
      () => assertRefused(() => call(scene), reason),
    );
  });
}
