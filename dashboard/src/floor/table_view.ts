import { type Booking, holdsTables } from "../data/booking.ts";
import type { DiningTable } from "../data/use_floor.ts";

/** How a table is drawn. */
export type TableState = "free" | "held" | "seated" | "inactive";

/** A table at a moment, or over the window of the party that is being seated. */
export interface TableView {
  table: DiningTable;
  state: TableState;
  /** The booking that has it; null when it is free. */
  occupant: Booking | null;
  /** The booking that gets a free table next; null if there is none. */
  next: Booking | null;
}

/** A window in epoch milliseconds; the end does not belong to it. */
export interface Span {
  startAt: number;
  endAt: number;
}

/** The bookings that hold a table, by table, in the order in which they start. */
export function bookingsByTable(
  bookings: readonly Booking[],
): Map<string, Booking[]> {
  const holding = bookings.filter(holdsTables)
    .sort((a, b) => a.startAt - b.startAt);
  const found = new Map<string, Booking[]>();
  for (const booking of holding) {
    for (const id of booking.tableIds) {
      found.set(id, [...found.get(id) ?? [], booking]);
    }
  }
  return found;
}

/**
 * Works out how a table is to be drawn. One that is out of use and still has a
 * party shows the party.
 *
 * @param bookings Those that hold the table, in the order in which they start.
 * @param span The moment that is shown, or the window of the party.
 */
export function viewTable(
  table: DiningTable,
  bookings: readonly Booking[],
  span: Span,
): TableView {
  const occupant = bookings.find((booking) => overlaps(booking, span)) ?? null;
  const next = occupant === null
    ? bookings.find(({ startAt }) => startAt >= span.endAt) ?? null
    : null;
  return { table, state: stateOf(table, occupant), occupant, next };
}

function overlaps(a: Span, b: Span): boolean {
  return a.startAt < b.endAt && b.startAt < a.endAt;
}

function stateOf(table: DiningTable, occupant: Booking | null): TableState {
  if (occupant === null) return table.is_active ? "free" : "inactive";
  return occupant.status === "checked_in" ? "seated" : "held";
}

const STATE_LABELS: Record<TableState, string> = {
  free: "Free",
  held: "Held",
  seated: "Seated",
  inactive: "Out of use",
};

/** The state in the words of the dashboard. */
export function stateLabel(state: TableState): string {
  return STATE_LABELS[state];
}
