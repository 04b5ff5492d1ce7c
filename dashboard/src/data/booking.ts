import type { Database } from "../../../supabase/functions/_shared/database.types.ts";

/** The statuses of a booking, as the database names them. */
export type BookingStatus = Database["public"]["Enums"]["booking_status"];

/** A party, its window, and the tables that it holds. */
export interface Booking {
  id: string;
  guestName: string;
  partySize: number;
  /** In epoch milliseconds, like the end. */
  startAt: number;
  endAt: number;
  status: BookingStatus;
  notes: string | null;
  guestPhone?: string | null;
  /** When the party came; null while it has not. */
  arrivedAt?: number | null;
  /** How many of it have come; null: not counted. */
  arrivedGuests?: number | null;
  /** When it sat down; null unless it sits or has left. */
  seatedAt?: number | null;
  leftAt?: number | null;
  /** From when its tables are held, where that is not its start. */
  heldFrom?: number | null;
  /** Its version, as the server wrote it, to be sent back unchanged. */
  updatedAt?: string;
  /** Where the guard counts it. */
  serviceDate?: string;
  servicePeriodId?: string | null;
  /** Ascending; empty when the booking holds none. */
  tableIds: string[];
  /** What it held before it left or was given up, as far as this desk saw it. */
  formerTableIds?: string[];
}

/** What staff call a booking. */
export function nameOf({ guestName }: Booking): string {
  return guestName || "Walk-in";
}

/** Whether it still needs tables. */
export function needsTable({ status }: Booking): boolean {
  return status === "pending";
}

/** Whether it holds tables: no other status does. */
export function holdsTables({ status }: Booking): boolean {
  return status === "confirmed" || status === "checked_in";
}

/** Whether it neither needs nor holds tables any more. */
export function isOver(booking: Booking): boolean {
  return !needsTable(booking) && !holdsTables(booking);
}

/** Whether it sits. */
export function isSeated({ status }: Booking): boolean {
  return status === "checked_in";
}

/** Whether the party is here and does not sit yet. */
export function isWaiting(booking: Booking): boolean {
  const isExpected = needsTable(booking) || booking.status === "confirmed";
  return isExpected && (booking.arrivedAt ?? null) !== null;
}

/**
 * A text that is different whenever something was changed that an action
 * changes. The guest's name and the notes are not among that.
 */
export function versionOf(booking: Booking): string {
  const { status, partySize, startAt, endAt, tableIds } = booking;
  return JSON.stringify([status, partySize, startAt, endAt, tableIds]);
}

/** The `versionOf` several bookings, by their ids. */
export type Versions = Record<string, string>;

/** The versions of bookings, to see later whether one of them was changed. */
export function versionsOf(bookings: readonly Booking[]): Versions {
  return Object.fromEntries(
    bookings.map((booking) => [booking.id, versionOf(booking)]),
  );
}
