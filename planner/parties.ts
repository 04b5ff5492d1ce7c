import type { BookingToPlan, ServiceToPlan } from "./service_to_plan.ts";

/** A booking whose tables are to be chosen. */
export interface Party {
  readonly booking: BookingToPlan;
  readonly size: number;
  /** From when it needs its tables: not before now. */
  readonly from: number;
  readonly to: number;
  /** Whether it holds tables already. It may be moved but never loses its seats. */
  readonly isHolder: boolean;
}

/** The bookings of a service by what a plan may do with them. */
export interface Parties {
  /** Whose tables the plan chooses. */
  readonly open: readonly Party[];
  /** Who keeps its tables, whatever the plan. */
  readonly fixed: readonly BookingToPlan[];
  /** Who counts against the limits and is not planned, among them the fixed. */
  readonly counted: readonly BookingToPlan[];
}

/**
 * Sorts the bookings. What is past is past: a booking that has ended is not
 * planned, unless its party still sits.
 */
export function sortBookings(
  { bookings, now = -Infinity }: ServiceToPlan,
  mayMove: boolean,
): Parties {
  const open: Party[] = [];
  const fixed: BookingToPlan[] = [];
  const counted: BookingToPlan[] = [];
  for (const booking of bookings) {
    const isHolder = booking.tableIds.length > 0;
    if (isPlanned(booking, now, mayMove)) {
      const { partySize: size, startAt, endAt: to } = booking;
      open.push({ booking, size, from: Math.max(startAt, now), to, isHolder });
    } else if (isHolder || booking.status === "completed") {
      counted.push(booking);
      if (isHolder && !isOver(booking, now)) fixed.push(booking);
    }
  }
  return { open, fixed, counted };
}

function isPlanned(
  booking: BookingToPlan,
  now: number,
  mayMove: boolean,
): boolean {
  const { status, tableIds } = booking;
  if (isOver(booking, now) || isSeated(booking)) return false;
  if (status !== "pending" && status !== "confirmed") return false;
  return mayMove || tableIds.length === 0;
}

function isOver(booking: BookingToPlan, now: number): boolean {
  return booking.endAt <= now && !isSeated(booking);
}

/** Whether the party sits at its tables. */
export function isSeated({ status }: BookingToPlan): boolean {
  return status === "checked_in";
}
