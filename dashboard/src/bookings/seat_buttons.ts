import { seatAt } from "../actions/seating_drafts.ts";
import {
  type Booking,
  holdsTables,
  isWaiting,
  needsTable,
} from "../data/booking.ts";
import { seatingRemark } from "../forms/seating_remark.ts";
import { seatsFor } from "../forms/waiting.ts";
import { proposalDetail } from "../suggestions/suggestion_text.ts";
import { minutesBetween } from "../time/minutes.ts";
import { occupantOf } from "./next_at.ts";
import { type ButtonOptions, type PartyButton, run } from "./party_button.ts";

/** How many sets of tables are offered. */
export const MOST = 3;

/** Tables at which the party can sit down now. */
export function seatButtons(
  booking: Booking,
  options: ButtonOptions,
): PartyButton[] {
  const { restaurantId, now, isNow, seatable, wording } = options;
  if (!isNow) return [];
  return seatable.slice(0, MOST).map((suggestion) => ({
    ...run(
      `Seat at ${wording.labelsOf(suggestion.tableIds)}`,
      seatAt(booking, restaurantId, seatsFor(booking, suggestion, now), now),
      {
        remark: seatingRemark(
          booking,
          suggestion.tableIds,
          options,
          wording,
          now,
        ),
      },
    ),
    detail: proposalDetail(suggestion, wording),
  }));
}

const SOON_MINUTES = 30;

/**
 * Whether tables are sought at which a party can sit down now: it comes after
 * all; it has no table and is here, or is to come soon; or it is here and its
 * table is occupied.
 */
export function seeksSeatNow(
  booking: Booking,
  bookings: readonly Booking[],
  now: number,
): boolean {
  if (booking.status === "completed" || booking.status === "no_show") {
    return true;
  }
  if (holdsTables(booking)) {
    return isWaiting(booking) && occupantOf(booking, bookings) !== null;
  }
  return needsTable(booking) && (isWaiting(booking) ||
    minutesBetween(now, booking.startAt) <= SOON_MINUTES);
}
