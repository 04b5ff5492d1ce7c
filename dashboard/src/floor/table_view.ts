import { type Booking, holdsTables } from "../data/booking.ts";
import type { DiningTable } from "../data/use_floor.ts";

/** How a table is drawn. */
export type TableState = "free" | "held" | "seated" | "inactive";

/** A table at a moment, or over the window of the party to be seated. */
export interface TableView {
  table: DiningTable;
  state: TableState;
  /** Who has it. */
  occupant: Booking | null;
  /** Who comes next, when nobody has it. */
  next: Booking | null;
}

/** A half-open window. */
export interface Span {
  startAt: number;
  endAt: number;
}

/** The bookings that hold a table, by table, in the order that they come. */
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
 * How a table is to be shown.
 *
 * @param span The moment that is looked at, or the window of a party.
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

/** The state for people. */
export function stateLabel(state: TableState): string {
  return STATE_LABELS[state];
}
