import { isSeated } from "./parties.ts";
import type { BookingToPlan, ServiceToPlan } from "./service_to_plan.ts";

/** A half-open range of time, `[from, to)`. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

/** When each table is taken for certain, by its id. */
export type Occupation = ReadonlyMap<string, readonly Window[]>;

/** When blocks and those who keep their tables have each table. */
export function occupationOf(
  { tables, blocks, now = -Infinity }: ServiceToPlan,
  fixed: readonly BookingToPlan[],
): Occupation {
  const occupation = new Map<string, Window[]>(
    tables.map(({ id }) => [id, []]),
  );
  const occupy = (tableIds: readonly string[], from: number, to: number) => {
    for (const id of tableIds) occupation.get(id)?.push({ from, to });
  };
  for (const booking of fixed) {
    const { tableIds, startAt, endAt } = booking;
    if (!isSeated(booking)) {
      occupy(tableIds, startAt, endAt);
      continue;
    }
    // A party may sit down before its start. One that stays past its end keeps
    // out everybody whose window has begun; nobody knows for how long, so later
    // windows are planned as if it left.
    occupy(tableIds, Math.min(startAt, now), Math.max(endAt, now + 1));
  }
  for (const { tableIds, startAt, endAt } of blocks) {
    occupy(tableIds, startAt, endAt);
  }
  return occupation;
}

/** Whether nothing certain is in the way of a window. */
export function isFree(
  windows: readonly Window[],
  { from, to }: Window,
): boolean {
  return windows.every((window) => window.to <= from || window.from >= to);
}
