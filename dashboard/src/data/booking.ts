import type { Database } from "../../../supabase/functions/_shared/database.types.ts";

/** How far a booking has come. */
export type BookingStatus = Database["public"]["Enums"]["booking_status"];

/** A party, its window, and the tables that it holds. */
export interface Booking {
  id: string;
  guestName: string;
  partySize: number;
  startAt: number;
  endAt: number;
  status: BookingStatus;
  notes: string | null;
  /** Ascending; empty when the booking holds none. */
  tableIds: string[];
}

/** What people call a booking. */
export function nameOf({ guestName }: Booking): string {
  return guestName || "Walk-in";
}

/** Whether it still waits for tables. */
export function needsTable({ status }: Booking): boolean {
  return status === "pending";
}

/** Whether it holds tables. */
export function holdsTables({ status }: Booking): boolean {
  return status === "confirmed" || status === "checked_in";
}

/** Whether tables can be given to it now. */
export function canBeSeated(booking: Booking, now: number): boolean {
  return (needsTable(booking) || holdsTables(booking)) && booking.endAt > now;
}

/** Changes whenever somebody has changed anything that an action changes. */
export function versionOf(booking: Booking): string {
  const { status, partySize, startAt, endAt, tableIds } = booking;
  return JSON.stringify([status, partySize, startAt, endAt, tableIds]);
}

const STATUS_LABELS: Record<BookingStatus, string> = {
  pending: "Needs a table",
  confirmed: "Table held",
  checked_in: "Seated",
  completed: "Left",
  cancelled: "Cancelled",
  no_show: "No show",
};

/** The status for people. */
export function statusLabel(status: BookingStatus): string {
  return STATUS_LABELS[status];
}
