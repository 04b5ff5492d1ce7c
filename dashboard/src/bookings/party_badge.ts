import type { Booking } from "../data/booking.ts";
import { minutesBetween } from "../time/minutes.ts";
import { isWaiting } from "../data/booking.ts";

/** The state of a party beside its name. */
export interface PartyBadge {
  text: string;
  tone: "calm" | "warn" | "alarm" | "here";
}

/** The state of a party in a word, with minutes where they matter. */
export function partyBadge(booking: Booking, now: number): PartyBadge {
  const { status, startAt, endAt } = booking;
  switch (status) {
    case "checked_in": {
      const over = minutesBetween(endAt, now);
      return over > 0
        ? { text: `Over by ${over}`, tone: "alarm" }
        : { text: "Seated", tone: "calm" };
    }
    case "completed":
      return { text: "Left", tone: "calm" };
    case "cancelled":
      return { text: "Cancelled", tone: "calm" };
    case "no_show":
      return { text: "No-show", tone: "calm" };
    default: {
      if (isWaiting(booking)) return { text: "Here", tone: "here" };
      const late = minutesBetween(startAt, now);
      if (late >= 5) return { text: `Late ${late}`, tone: "warn" };
      return status === "pending"
        ? { text: "No table", tone: "warn" }
        : { text: "Reserved", tone: "calm" };
    }
  }
}
