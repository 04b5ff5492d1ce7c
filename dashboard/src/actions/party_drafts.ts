/**
 * Actions on several parties: two become one, one becomes two, a service ends.
 *
 * @module
 */
import type { Booking } from "../data/booking.ts";
import { createBooking } from "./create_draft.ts";
import type { Draft } from "./draft.ts";
import { cancel, edit, leave, noShow } from "./drafts.ts";

/** The guests of one party sit with another; their own booking is cancelled. */
export function join(host: Booking, guests: Booking): Draft {
  const partySize = host.partySize + guests.partySize;
  return {
    kind: "join",
    bookingIds: [host.id, guests.id],
    tableIds: [],
    steps: [
      // First: if the larger party is refused, nothing has been done.
      ...edit(host, { partySize }).steps,
      ...cancel(guests).steps,
    ],
  };
}

/**
 * Some guests of a party get a booking of their own, at the same time and
 * without a table yet.
 *
 * @param count How many go.
 * @param now The second booking of a party that sits starts now.
 */
export function split(
  booking: Booking,
  restaurantId: string,
  count: number,
  now: number,
): Draft {
  const sits = booking.status === "checked_in";
  const startAt = sits ? now : booking.startAt;
  const { steps } = createBooking(restaurantId, {
    partySize: count,
    startAt,
    ...(booking.endAt > startAt && { endAt: booking.endAt }),
    guestName: booking.guestName,
    arrived: sits || (booking.arrivedAt ?? null) !== null,
  }, "");
  return {
    kind: "split",
    bookingIds: [booking.id],
    tableIds: [],
    steps: [
      ...edit(booking, { partySize: booking.partySize - count }).steps,
      ...steps,
    ],
    intent: JSON.stringify(["split", booking.id, booking.updatedAt, count]),
  };
}

/** What became of a party when its service was closed. */
export type Ending = "left" | "no show";

/**
 * Says of all parties that are left over from a service what became of them.
 *
 * @param serviceName As in "Dinner".
 */
export function closeService(
  serviceName: string,
  endings: readonly { booking: Booking; ending: Ending }[],
): Draft {
  return {
    kind: "close service",
    label: serviceName,
    bookingIds: endings.map(({ booking }) => booking.id),
    tableIds: [],
    steps: endings.flatMap(({ booking, ending }) =>
      (ending === "left" ? leave(booking) : noShow(booking)).steps
    ),
  };
}
