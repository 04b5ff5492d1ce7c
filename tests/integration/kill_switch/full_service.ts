import { addBooking } from "../../../support/booking.ts";
import { addCapacityRule } from "../../../support/capacity_rule.ts";
import type { Database } from "../../../support/database.ts";
import { at } from "../../../support/moment.ts";
import {
  createRestaurant,
  type Restaurant,
} from "../../../support/restaurant.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";

/** The window of both bookings. */
export const EVENING = { start_at: at("18:00"), end_at: at("19:30") };

/** A service whose limit a seated party of four has reached. */
export interface FullService {
  readonly restaurant: Restaurant;
  /** The booking that is seated at the first table. */
  readonly seated: string;
  /** A booking for four in the same service, without tables. */
  readonly waiting: string;
  /** The second table, which is free. */
  readonly free: readonly [string];
}

/** Creates a restaurant whose service is full to the last guest. */
export async function createFullService(sql: Database): Promise<FullService> {
  const restaurant = await createRestaurant(sql);
  const [first, second] = restaurant.tableIds as [string, string];
  await addCapacityRule(sql, restaurant, { max_covers: 4 });
  const { bookingId } = await addSeatedBooking(
    sql,
    restaurant,
    [first],
    EVENING,
  );
  const waiting = await addBooking(sql, restaurant, EVENING);
  return { restaurant, seated: bookingId, waiting, free: [second] };
}

/** The capacity of an answer when the guard is switched off. */
export const BYPASSED = {
  state: "bypassed",
  covers: null,
  maxCovers: null,
  parties: null,
  maxParties: null,
} as const;
