/**
 * The requests to the endpoints, with moments as the endpoints want them.
 *
 * @module
 */
import type { FunctionRequest } from "../api/call_function.ts";
import type { NewParty, Seats } from "./wish.ts";

/** The fields of `update-booking`; a field that is missing stays as it is. */
export interface BookingFields {
  status?: string;
  partySize?: number;
  /** In epoch milliseconds, like the end. */
  startAt?: number;
  endAt?: number;
  guestName?: string;
  guestPhone?: string | null;
  notes?: string | null;
  arrived?: boolean;
  arrivedGuests?: number;
  /** The `updatedAt` that the user has seen. */
  expectedUpdatedAt?: string;
  /** Lets the party past the limits; for managers. */
  capacityOverride?: { reason: string };
}

/** Changes a booking. */
export function update(
  bookingId: string,
  { startAt, endAt, ...fields }: BookingFields,
): FunctionRequest {
  return {
    endpoint: "update-booking",
    body: { bookingId, ...fields, ...timesOf({ startAt, endAt }) },
  };
}

/** Takes tables from a booking; all of them where none are named. */
export function unassign(
  bookingId: string,
  tableIds?: readonly string[],
): FunctionRequest {
  return {
    endpoint: "unassign-tables",
    body: { bookingId, ...(tableIds && { tableIds: [...tableIds].sort() }) },
  };
}

/** A booking and the tables that it gets. */
export interface Seating {
  bookingId: string;
  seats: Seats;
}

/** Gives bookings their tables, all at once or none. */
export function seatings(
  restaurantId: string,
  list: readonly Seating[],
): FunctionRequest {
  const reason = list.find(({ seats }) => seats.overrideReason)?.seats
    .overrideReason;
  const requireAdjacency = list.some(({ seats }) => seats.requireAdjacency);
  return {
    endpoint: "seat-bookings",
    body: {
      restaurantId,
      seatings: list.map(({ bookingId, seats }) => ({
        bookingId,
        tableIds: [...seats.tableIds].sort(),
        ...(seats.checkIn && { checkIn: true }),
        ...timesOf({ endAt: seats.endAt }),
        ...(seats.extraChairs && { extraChairs: true }),
        ...(seats.apart && { apart: true }),
      })),
      ...(requireAdjacency && { requireAdjacency }),
      ...(reason && { capacityOverride: { reason } }),
    },
  };
}

/** Makes a booking. */
export function create(restaurantId: string, party: NewParty): FunctionRequest {
  const { startAt, endAt, tableIds, overrideReason, ...fields } = party;
  const said = Object.entries(fields).filter(([, value]) =>
    value !== "" && value !== false
  );
  return {
    endpoint: "create-booking",
    body: {
      restaurantId,
      ...timesOf({ startAt, endAt }),
      ...Object.fromEntries(said),
      ...(tableIds && { tableIds: [...tableIds].sort() }),
      ...(overrideReason && { capacityOverride: { reason: overrideReason } }),
    },
  };
}

/** Moments as the endpoints read them. */
function timesOf(
  moments: { startAt?: number | undefined; endAt?: number | undefined },
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(moments).flatMap(([name, moment]) =>
      moment === undefined ? [] : [[name, new Date(moment).toISOString()]]
    ),
  );
}
