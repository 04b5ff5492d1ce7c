import {
  type Booking,
  isOver,
  isSeated,
  isWaiting,
  needsTable,
} from "../data/booking.ts";
import { minutesBetween } from "../time/minutes.ts";

/** The tabs of the list. */
export type Group = "due" | "wait" | "in" | "done";

/** The tabs with their texts, in their order. */
export const GROUPS: readonly (readonly [Group, string])[] = [
  ["due", "Due"],
  ["wait", "Wait"],
  ["in", "In"],
  ["done", "Done"],
];

/** Which tab a booking is in. */
export function groupOf(booking: Booking): Group {
  if (isSeated(booking)) return "in";
  if (isOver(booking)) return "done";
  return needsTable(booking) && isWaiting(booking) ? "wait" : "due";
}

/** Late by so much, a party comes first. */
export const LATE_MINUTES = 15;

/** Without a table so shortly before its start, too. */
export const NO_TABLE_MINUTES = 60;

/**
 * Whether somebody has to do something about a party that is due: it is late, or
 * comes soon and has no table.
 */
export function isUrgent(booking: Booking, now: number): boolean {
  const minutes = minutesBetween(now, booking.startAt);
  if (groupOf(booking) !== "due") return false;
  if (!isWaiting(booking) && minutes <= -LATE_MINUTES) return true;
  return needsTable(booking) && minutes <= NO_TABLE_MINUTES;
}

/** The bookings by their tabs, each in the order of its tab. */
export function groupBookings(
  bookings: readonly Booking[],
  now: number,
): Record<Group, Booking[]> {
  const groups: Record<Group, Booking[]> = {
    due: [],
    wait: [],
    in: [],
    done: [],
  };
  for (const booking of bookings) groups[groupOf(booking)].push(booking);
  const rank = (booking: Booking) => Number(!isUrgent(booking, now));
  groups.due.sort((a, b) => rank(a) - rank(b) || a.startAt - b.startAt);
  groups.wait.sort((a, b) => a.startAt - b.startAt);
  groups.in.sort((a, b) => a.endAt - b.endAt);
  groups.done.sort((a, b) => b.startAt - a.startAt);
  return groups;
}
