import { type Booking, isSeated } from "../data/booking.ts";

/** Who has one of a party's tables after it; null if nobody is promised any. */
export function nextAt(
  party: Booking,
  bookings: readonly Booking[],
  now: number,
): Booking | null {
  const promised = bookings.filter((booking) =>
    booking.status === "confirmed" && booking.id !== party.id &&
    booking.endAt > now && booking.startAt >= party.startAt &&
    booking.tableIds.some((id) => party.tableIds.includes(id))
  );
  return promised.sort((a, b) => a.startAt - b.startAt)[0] ?? null;
}

/** Who sits at one of the tables that a party is promised; null if nobody does. */
export function occupantOf(
  party: Booking,
  bookings: readonly Booking[],
): Booking | null {
  return bookings.find((booking) =>
    isSeated(booking) && booking.id !== party.id &&
    booking.tableIds.some((id) => party.tableIds.includes(id))
  ) ?? null;
}
