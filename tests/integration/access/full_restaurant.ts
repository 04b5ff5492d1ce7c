import { addCapacityRule } from "../../../support/capacity_rule.ts";
import type { Database } from "../../../support/database.ts";
import {
  addAdjacency,
  createRestaurant,
  type Restaurant,
} from "../../../support/restaurant.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { tableOf } from "../../../support/table_of.ts";
import { addUser, type Role } from "../../../support/user.ts";

/** The tables that members of a restaurant may read. */
export const readableTables = [
  "restaurants",
  "restaurant_members",
  "zones",
  "dining_tables",
  "table_adjacencies",
  "service_periods",
  "bookings",
  "table_assignments",
  "assigned_tables",
  "assignment_events",
  "restaurant_capacity_rules",
] as const;

/** The tables of the bookkeeping, which no user may read. */
export const hiddenTables = ["assignment_requests", "allocator_settings"];

/** A restaurant and one of its members. */
export interface FullRestaurant {
  readonly restaurant: Restaurant;
  readonly userId: string;
}

/** Creates a restaurant with a row in every readable table. */
export async function createFullRestaurant(
  sql: Database,
  role: Role,
): Promise<FullRestaurant> {
  const restaurant = await createRestaurant(sql);
  const [first, second] = [tableOf(restaurant, 1), tableOf(restaurant, 2)];
  await addAdjacency(sql, restaurant.id, first, second);
  const times = { start_time: "18:00", end_time: "22:00" };
  await addServicePeriod(sql, restaurant, times);
  await addCapacityRule(sql, restaurant, { max_covers: 100 });
  await addSeatedBooking(sql, restaurant, [first, second]);
  const userId = await addUser(sql, { restaurantId: restaurant.id, role });
  return { restaurant, userId };
}
