import { addBooking, minutesAfter } from "../../support/booking.ts";
import {
  addCapacityRule,
  type CapacityRuleOptions,
} from "../../support/capacity_rule.ts";
import type { Database } from "../../support/database.ts";
import { at, FRIDAY } from "../../support/moment.ts";
import { assign, update } from "../../support/rpc.ts";
import { createScene as createRestaurant } from "../../support/scene.ts";
import { readView } from "../../support/view.ts";

/** A booking for four; on Friday at six unless it says otherwise. */
export interface BookingPlan {
  readonly time?: string;
  readonly day?: string;
  /** Its start and its end in minutes from now, in place of the time. */
  readonly around?: readonly [number, number];
  /** Whether its party sits; `"beyond its end"`: its window is over. */
  readonly sits?: boolean | "beyond its end";
  /** The table that it holds from the beginning. */
  readonly table?: string;
}

/** What a scenario begins with. */
export interface ScenePlan {
  readonly bookings: Readonly<Record<string, BookingPlan>>;
  readonly limits?: CapacityRuleOptions;
}

/** What the dates of other windows begin with. */
const FRIDAY_ON = FRIDAY.slice(0, 7);

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
  for (const [name, plan] of Object.entries(bookings)) {
    const id = await addBooking(sql, restaurant, windowOf(plan));
    ids[name] = id;
    if (plan.table) await assign(sql, id, [ids[plan.table] ?? ""]);
    if (plan.sits) await update(sql, id, { status: "checked_in" });
    if (plan.sits !== "beyond its end") continue;
    await update(sql, id, { endAt: minutesAfter(nowInMinutes(), -10) });
  }
  if (limits) await addCapacityRule(sql, restaurant, limits);
  return { restaurantId: restaurant.id, ids };
}

function windowOf(
  { time = "18:00", day = FRIDAY, around }: BookingPlan,
): { start_at: string; end_at: string } {
  if (around === undefined) {
    const start_at = at(time, day);
    return { start_at, end_at: minutesAfter(start_at, 90) };
  }
  const [start_at = "", end_at = ""] = around
    .map((minutes) => minutesAfter(nowInMinutes(), minutes));
  return { start_at, end_at };
}

function nowInMinutes(): string {
  return `${new Date().toISOString().slice(0, 16)}:00Z`;
}

/**
 * Where every booking is, such as `A=T1@13 18:00, B=-`: its tables and the
 * starts of their windows, or a dash when it has none. For times around now the
 * status takes the place of the start. Bookings that were made are called new.
 */
export async function describeSeating(
  sql: Database,
  { restaurantId, ids }: Scene,
): Promise<string> {
  const nameOf = new Map(Object.entries(ids).map(([name, id]) => [id, name]));
  const view = (await readView(sql, restaurantId)).bookings;
  const bookings = Object.entries(ids).filter(([name]) => !/^T/.test(name));
  const made = Object.keys(view).filter((id) => !nameOf.has(id))
    .map((id) => ["new", id] as const);
  return [...bookings, ...made].map(([name, id]) => {
    const { tableIds = [], windows = [], status = "-" } = view[id] ?? {};
    if (tableIds.length === 0) return `${name}=-`;
    const tables = tableIds.map((table) => nameOf.get(table)).sort().join("+");
    const isPresent = windows.some(([start]) =>
      !`${start}`.includes(FRIDAY_ON)
    );
    if (isPresent) return `${name}=${tables} ${status}`;
    const starts = windows.map(([start]) => `${start}`.slice(8, 16));
    return `${name}=${tables}@${starts.join().replace("T", " ")}`;
  }).join(", ");
}
