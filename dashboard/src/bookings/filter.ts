import { type Booking, holdsTables, needsTable } from "../data/booking.ts";

/** Which bookings the list shows. */
export type Filter = "all" | "needs" | "seated" | "over";

/** The filters with their names, in the order of their buttons. */
export const FILTERS: readonly (readonly [Filter, string])[] = [
  ["all", "All"],
  ["needs", "To seat"],
  ["seated", "Has table"],
  ["over", "Over"],
];

/** The bookings that a filter lets through, those without a table first. */
export function filterBookings(
  bookings: readonly Booking[],
  filter: Filter,
): Booking[] {
  return bookings.filter((booking) => {
    const group = groupOf(booking);
    return filter === "all" || filter === GROUP_FILTERS[group];
  }).sort((a, b) => groupOf(a) - groupOf(b) || a.startAt - b.startAt);
}

const GROUP_FILTERS: readonly Filter[] = ["needs", "seated", "over"];

function groupOf(booking: Booking): number {
  if (needsTable(booking)) return 0;
  return holdsTables(booking) ? 1 : 2;
}
