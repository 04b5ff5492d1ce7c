import { addBooking, minutesAfter } from "../../support/booking.ts";
import {
  addCapacityRule,
  type CapacityRuleOptions,
} from "../../support/capacity_rule.ts";
import type { Database } from "../../support/database.ts";
import { at, FRIDAY } from "../../support/moment.ts";
import { assign } from "../../support/rpc.ts";
import { createScene as createRestaurant } from "../../support/scene.ts";
import { readView } from "../../support/view.ts";

/** A booking for four; on Friday at six unless it says otherwise. */
export interface BookingPlan {
  readonly time?: string;
  readonly day?: string;
  /** The table that it holds from the beginning. */
  readonly table?: string;
}

/** What a scenario begins with. */
export interface ScenePlan {
  readonly bookings: Readonly<Record<string, BookingPlan>>;
  readonly limits?: CapacityRuleOptions;
}

/** A restaurant with four tables for four. */
export interface Scene {
  readonly restaurantId: string;
  /** The ids of the bookings A, B, … and of the tables T1 to T4. */
  readonly ids: Readonly<Record<string, string>>;
}

/** Creates the restaurant and its bookings, and seats those that hold tables. */
export async function createScene(
  sql: Database,
  { bookings, limits }: ScenePlan,
): Promise<Scene> {
  const { restaurant, tables } = await createRestaurant(sql, {
    timezone: "UTC",
  });
  const ids: Record<string, string> = { ...tables };
  for (
    const [name, { time = "18:00", day = FRIDAY, table }] of Object.entries(
      bookings,
    )
  ) {
    const start_at = at(time, day);
    const end_at = minutesAfter(start_at, 90);
    const id = await addBooking(sql, restaurant, { start_at, end_at });
    ids[name] = id;
    if (table) await assign(sql, id, [ids[table] ?? ""]);
  }
  if (limits) await addCapacityRule(sql, restaurant, limits);
  return { restaurantId: restaurant.id, ids };
}

/**
 * Where every booking is, such as `A=T1@13 18:00, B=-`: its tables and the
 * starts of their windows, or a dash when it has none.
 */
export async function describeSeating(
  sql: Database,
  { restaurantId, ids }: Scene,
): Promise<string> {
  const nameOf = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  const view = (await readView(sql, restaurantId)).bookings;
  const bookings = Object.entries(ids).filter(([name]) => !/^T/.test(name));
  return bookings.map(([name, id]) => {
    const { tableIds = [], windows = [] } = view[id] ?? {};
    if (tableIds.length === 0) return `${name}=-`;
    const tables = tableIds.map((table) => nameOf.get(table)).sort().join("+");
    const starts = windows.map(([start]) => `${start}`.slice(8, 16));
    return `${name}=${tables}@${starts.join().replace("T", " ")}`;
  }).join(", ");
}
