import { type Booking, holdsTables, needsTable } from "../data/booking.ts";

/** Which bookings the list shows: all, or those of one group. */
export type Filter = "all" | "needs" | "seated" | "over";

/** The filters with the texts of their buttons, in the order of the buttons. */
export const FILTERS: readonly (readonly [Filter, string])[] = [
  ["all", "All"],
  ["needs", "To seat"],
  ["seated", "Has table"],
  ["over", "Over"],
];

/**
 * The bookings that a filter lets through: first those that need a table, then
 * those that have one, and each group in the order in which they start.
 */
export function filterBookings(
  bookings: readonly Booking[],
  filter: Filter,
): Booking[] {
  return bookings
    .filter((booking) => filter === "all" || filter === groupOf(booking))
    .sort((a, b) => rankOf(a) - rankOf(b) || a.startAt - b.startAt);
}

const GROUPS = ["needs", "seated", "over"] as const;

function groupOf(booking: Booking): typeof GROUPS[number] {
  if (needsTable(booking)) return "needs";
  return holdsTables(booking) ? "seated" : "over";
}

function rankOf(booking: Booking): number {
  return GROUPS.indexOf(groupOf(booking));
}
