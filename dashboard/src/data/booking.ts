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

/** Whether tables can be given to it: it is neither over nor past its end. */
export function canBeSeated(booking: Booking, now: number): boolean {
  return !isOver(booking) && booking.endAt > now;
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

const STATUS_LABELS: Record<BookingStatus, string> = {
  pending: "Needs a table",
  confirmed: "Table held",
  checked_in: "Seated",
  completed: "Left",
  cancelled: "Cancelled",
  no_show: "No show",
};

/** The status in the words of the dashboard. */
export function statusLabel(status: BookingStatus): string {
  return STATUS_LABELS[status];
}
