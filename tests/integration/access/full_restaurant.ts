import { addCapacityRule } from "../../../support/capacity_rule.ts";
import { addAdjacency } from "../../../support/restaurant.ts";
import type { Scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";
import { addServicePeriod } from "../../../support/service_period.ts";
import { addTurnTime } from "../../../support/turn_time.ts";
import { addMember } from "../../../support/user.ts";

/** The tables that members of a restaurant may read. */
export const readableTables = [
  "restaurants",
  "restaurant_members",
  "zones",
  "dining_tables",
  "table_adjacencies",
  "service_periods",
  "turn_times",
  "bookings",
  "table_assignments",
  "assigned_tables",
  "assignment_events",
  "restaurant_capacity_rules",
] as const;

/** The tables that users may write, within the rights of their role. */
export const setUpTables = [
  "restaurants",
  "restaurant_members",
  "restaurant_invitations",
  "zones",
  "dining_tables",
  "table_adjacencies",
  "service_periods",
  "turn_times",
  "restaurant_capacity_rules",
] as const;

/** The tables of the bookkeeping, which no user may read. */
export const hiddenTables = ["assignment_requests", "allocator_settings"];

/** Gives the restaurant a row in every table that members may read. */
export async function fillRestaurant(
  { sql, restaurant, tables: { T1, T2 } }: Scene,
): Promise<void> {
  await addMember(sql, restaurant, "owner");
  await addAdjacency(sql, restaurant.id, T1, T2);
  const times = { start_time: "18:00", end_time: "22:00" };
  await addServicePeriod(sql, restaurant, times);
  await addTurnTime(sql, restaurant, { up_to_party_size: 4, minutes: 90 });
  await addCapacityRule(sql, restaurant, { max_covers: 100 });
  await addSeatedBooking(sql, restaurant, [T1, T2]);
}
