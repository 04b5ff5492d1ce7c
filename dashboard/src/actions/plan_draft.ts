import type { FunctionRequest } from "../api/call_function.ts";
import { type Booking, holdsTables, versionsOf } from "../data/booking.ts";
import type { Draft } from "./draft.ts";

/** A party and the tables that a plan gives it. */
export interface PlannedSeating {
  /** As it was when the plan was made. */
  booking: Booking;
  tableIds: readonly string[];
}

/**
 * Gives several parties their tables at once: all of them, or none if one is
 * refused. It is undone by taking the tables from the parties that had none, and
 * then moving the others back to theirs, which are free again by then.
 *
 * @param seatings At least one; none of a party that sits.
 */
export function seatByPlan(
  restaurantId: string,
  seatings: readonly PlannedSeating[],
): Draft {
  const bookings = seatings.map(({ booking }) => booking);
  const bookingIds = bookings.map(({ id }) => id);
  const planned = seatings.map(({ booking, tableIds }) => ({
    ...booking,
    tableIds: [...tableIds].sort(),
  }));
  const moved = bookings.filter(holdsTables);
  return {
    kind: "plan",
    bookingIds,
    tableIds: [],
    requests: [seatAll(restaurantId, planned)],
    undo: {
      draft: {
        kind: "undo plan",
        bookingIds,
        tableIds: [],
        requests: [
          ...bookings.filter((booking) => !holdsTables(booking)).map(
            releaseAll,
          ),
          ...(moved.length > 0 ? [seatAll(restaurantId, moved)] : []),
        ],
        undo: null,
      },
      versions: versionsOf(
        planned.map((booking) => ({ ...booking, status: "confirmed" })),
      ),
    },
  };
}

function seatAll(
  restaurantId: string,
  bookings: readonly Booking[],
): FunctionRequest {
  return {
    endpoint: "seat-bookings",
    body: {
      restaurantId,
      seatings: bookings.map(({ id, tableIds }) => ({
        bookingId: id,
        tableIds,
      })),
    },
  };
}

function releaseAll({ id }: Booking): FunctionRequest {
  return { endpoint: "unassign-tables", body: { bookingId: id } };
}
