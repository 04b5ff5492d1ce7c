import {
  addBooking,
  readSeating,
  type Seating,
} from "../../support/booking.ts";
import { addCapacityRule } from "../../support/capacity_rule.ts";
import type { Database } from "../../support/database.ts";
import { type AuditEvent, readEvents } from "../../support/event.ts";
import { at } from "../../support/moment.ts";
import { createRestaurant, type Restaurant } from "../../support/restaurant.ts";
import type { Capacity } from "../../support/rpc.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";

/** The window of both bookings. */
export const WINDOW = { start_at: at("18:00"), end_at: at("19:30") };

/** An evening with one party of four seated and one that waits. */
export interface Evening {
  readonly restaurant: Restaurant;
  /** The booking that is seated at the first two tables. */
  readonly seated: string;
  /** The booking without tables. */
  readonly waiting: string;
  /** The third table, which is free. */
  readonly free: readonly [string];
}

/**
 * Creates an evening. A limit of 7 covers, once it is there, has no room for
 * the second party.
 */
export async function createEvening(
  sql: Database,
  options: { readonly maxCovers?: number } = {},
): Promise<Evening> {
  const restaurant = await createRestaurant(sql);
  const [t1 = "", t2 = "", t3 = ""] = restaurant.tableIds;
  if (options.maxCovers !== undefined) {
    await addCapacityRule(sql, restaurant, { max_covers: options.maxCovers });
  }
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    [t1, t2],
    WINDOW,
  );
  const waiting = await addBooking(sql, restaurant, WINDOW);
  return { restaurant, seated: bookingId, waiting, free: [t3] };
}

/** The capacity of an answer that nothing was counted for. */
export function uncounted(state: Capacity["state"]): Capacity {
  return {
    state,
    covers: null,
    maxCovers: null,
    parties: null,
    maxParties: null,
  };
}

/** The capacity of an answer about both parties. */
export function countedBoth(maxCovers: number): Capacity {
  return {
    state: "enforced",
    covers: 8,
    maxCovers,
    parties: 2,
    maxParties: null,
  };
}

/** How both bookings stand, for where the capacity rules cannot be dumped. */
export function readBookings(
  sql: Database,
  { seated, waiting }: Evening,
): Promise<[Seating, AuditEvent[]][]> {
  return Promise.all([seated, waiting].map(async (id) => [
    await readSeating(sql, id),
    await readEvents(sql, id),
  ]));
}
