import type { Booking } from "../data/booking.ts";

const MINUTE_MS = 60_000;

/** How a party stands, as staff say it: "Seated", "Late 11 min", "Left". */
export function stateText(booking: Booking, now: number): string {
  const late = Math.floor((now - booking.startAt) / MINUTE_MS);
  switch (booking.status) {
    case "checked_in":
      return booking.endAt < now ? "Over" : "Seated";
    case "completed":
      return "Left";
    case "cancelled":
      return "Cancelled";
    case "no_show":
      return "No-show";
    case "pending":
    case "confirmed":
      if ((booking.arrivedAt ?? null) !== null) return "Here";
      if (late >= 5) return `Late ${late} min`;
      return booking.status === "pending" ? "No table" : "Reserved";
  }
}
