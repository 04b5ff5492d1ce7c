import { type Booking } from "../data/booking.ts";
import { changeOf } from "./change.ts";
import type { Draft } from "./draft.ts";
import { seatings } from "./requests.ts";

/** A party and the tables that a plan gives it. */
export interface PlannedSeating {
  /** As it was when the plan was made. */
  booking: Booking;
  tableIds: readonly string[];
}

/**
 * Gives several parties their tables at once: all of them, or none if one is
 * refused.
 *
 * @param list At least one; none of a party that sits.
 */
export function seatByPlan(
  restaurantId: string,
  list: readonly PlannedSeating[],
): Draft {
  return {
    kind: "plan",
    bookingIds: list.map(({ booking }) => booking.id),
    tableIds: [],
    steps: [{
      request: seatings(
        restaurantId,
        list.map(({ booking, tableIds }) => ({
          bookingId: booking.id,
          seats: { tableIds },
        })),
      ),
      changes: list.map(({ booking, tableIds }) =>
        changeOf(booking, {
          status: "confirmed",
          tableIds: [...tableIds].sort(),
        })
      ),
    }],
  };
}
