/**
 * What holds of every booking, however it came about.
 *
 * @module
 */
import { type Body, Refusal } from "./answer.ts";
import { UnknownId, UnknownMoment } from "./ids.ts";
import { minutesBetween, minutesLater, shown } from "./moments.ts";
import type { CapacityOverride } from "./operation.ts";
import type { Restaurant } from "./restaurant.ts";
import type { Booking } from "./state.ts";

/** @throws {Refusal} If no booking may have this size or these times. */
export function refuseImpossible(booking: Booking): void {
  const { partySize, startAt, endAt } = booking;
  const minutes = minutesBetween(startAt, endAt);
  const isPossible = partySize >= 1 && partySize <= 1000 &&
    minutes > 0 && minutes <= 24 * 60 && startAt >= "2000" && endAt < "2100";
  if (!isPossible) throw new Refusal("INVALID_REQUEST");
}

/** What guests are called, and what is noted about them. */
export interface GuestData {
  readonly guestName?: string;
  readonly guestPhone?: string;
  readonly notes?: string;
  readonly arrivedGuests?: number;
}

/** @throws {Refusal} If it is longer than can be stored. */
export function refuseUnstorable(
  { guestName = "", guestPhone = "", notes = "", arrivedGuests = 1 }: GuestData,
): void {
  const isStorable = guestName.length <= 200 && guestPhone.length <= 40 &&
    notes.length <= 2000 && arrivedGuests >= 1 && arrivedGuests <= 1000;
  if (!isStorable) throw new Refusal("INVALID_REQUEST");
}

/** @throws {Refusal} If a host wants a party past the limits. */
export function refuseOverride(
  override: CapacityOverride | undefined,
  actor: string | null,
): void {
  if (override !== undefined && actor !== null) {
    throw new Refusal("ROLE_NOT_ALLOWED");
  }
}

/** @throws {Refusal} If the party may not sit down now. */
export function refuseCheckIn({ now }: Restaurant, booking: Booking): void {
  const { startAt, endAt } = booking;
  if (endAt < now) throw new Refusal("BOOKING_NOT_ASSIGNABLE");
  if (now < minutesLater(startAt, -120)) {
    throw new Refusal("CHECK_IN_TOO_EARLY", {
      startAt,
      earliestAt: minutesLater(startAt, -120),
    });
  }
}

/** The booking and its tables, as those who make or edit one are answered. */
export function describeBooking(
  { id: restaurantId }: Restaurant,
  booking: Booking,
): Body {
  const { tableIds, assignment, heldFrom: _, updatedBefore, ...fields } =
    booking;
  return {
    booking: {
      ...fields,
      id: new UnknownId(booking.id),
      restaurantId,
      endAt: shown(booking.endAt),
      arrivedAt: shown(booking.arrivedAt),
      seatedAt: shown(booking.seatedAt),
      leftAt: shown(booking.leftAt),
      updatedAt: new UnknownMoment(booking.updatedAt, updatedBefore),
    },
    assignment: assignment === null
      ? null
      : { assignmentId: new UnknownId(assignment), tableIds },
  };
}
