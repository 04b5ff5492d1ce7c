import {
  addBooking,
  minutesAfter,
  readSeating,
} from "../../support/booking.ts";
import {
  addCapacityRule,
  type CapacityRuleOptions,
} from "../../support/capacity_rule.ts";
import type { Database } from "../../support/database.ts";
import { at, FRIDAY } from "../../support/moment.ts";
import { createRestaurant } from "../../support/restaurant.ts";
import { assign } from "../../support/rpc.ts";

/** A booking of a scenario; for four on Friday at six unless it says so. */
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

/** A restaurant with four tables for four, and the ids of what is in it. */
export interface Scene {
  readonly restaurantId: string;
  /** By name: A, B, … and T1 to T4. */
  readonly ids: Readonly<Record<string, string>>;
}

/** Creates what the plan says. */
export async function createScene(
  sql: Database,
  plan: ScenePlan,
): Promise<Scene> {
  const { scene } = await sql.begin(async (transaction) => ({
    scene: await build(transaction as unknown as Database, plan),
  }));
  return scene;
}

async function build(
  sql: Database,
  { bookings, limits }: ScenePlan,
): Promise<Scene> {
  const restaurant = await createRestaurant(sql, { timezone: "UTC" });
  const ids: Record<string, string> = Object.fromEntries(
    restaurant.tableIds.map((id, index) => [`T${index + 1}`, id]),
  );
  for (const [name, plan] of Object.entries(bookings)) {
    const start_at = at(plan.time ?? "18:00", plan.day ?? FRIDAY);
    const end_at = minutesAfter(start_at, 90);
    const id = await addBooking(sql, restaurant, { start_at, end_at });
    ids[name] = id;
    if (plan.table) await assign(sql, id, [ids[plan.table] ?? ""]);
  }
  if (limits) await addCapacityRule(sql, restaurant, limits);
  return { restaurantId: restaurant.id, ids };
}

/** Where every booking sits in the end, such as `A=T1@13 18:00, B=-`. */
export async function describeSeating(
  sql: Database,
  { ids }: Scene,
): Promise<string> {
  const nameOf = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  const parts: string[] = [];
  for (const [name, id] of Object.entries(ids)) {
    if (name.startsWith("T")) continue;
    const { tableIds, windows } = await readSeating(sql, id);
    const tables = tableIds.map((table) => nameOf.get(table)).sort().join("+");
    const start = windows.map((window) =>
      window.slice('["2031-06-'.length).slice(0, "13 18:00".length)
    );
    parts.push(`${name}=${tables ? `${tables}@${start.join()}` : "-"}`);
  }
  return parts.join(", ");
}
