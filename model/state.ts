import { Refusal } from "./answer.ts";

/** The statuses of a booking. */
export const STATUSES = [
  "pending",
  "confirmed",
  "checked_in",
  "completed",
  "cancelled",
  "no_show",
] as const;

/** One of {@linkcode STATUSES}. */
export type Status = typeof STATUSES[number];

/** A booking and the tables that it holds. */
export interface Booking {
  readonly id: string;
  readonly status: Status;
  readonly partySize: number;
  /** In UTC as the RPCs write it, so that moments compare as texts. */
  readonly startAt: string;
  readonly endAt: string;
  readonly guestName: string;
  readonly notes: string | null;
  /** Ascending; empty when it holds none. */
  readonly tableIds: readonly string[];
  /** The model's name for its assignment; null when it holds no tables. */
  readonly assignment: string | null;
}

/** What is kept under an idempotency key. */
export interface KeptAnswer {
  /** The canonical request that the key stands for. */
  readonly request: string;
  /** The index of the request that was answered first. */
  readonly by: number;
  /** The booking's assignment afterwards: valid while it still is that. */
  readonly assignment: string | null;
  /** The status that the answer states; null when it states none. */
  readonly status: Status | null;
}

/**
 * Everything about a restaurant that requests change. It is never modified: a
 * request leads to a new state, so that a search can go back to an older one.
 */
export interface State {
  readonly bookings: Readonly<Record<string, Booking>>;
  /** By endpoint and key. */
  readonly answers: Readonly<Record<string, KeptAnswer>>;
}

/** The statuses of a booking that holds tables, and of no other. */
export const SEATED: readonly Status[] = ["confirmed", "checked_in"];

/** The statuses of a booking that can no longer be seated. */
export const OVER: readonly Status[] = ["completed", "cancelled", "no_show"];

/** A pending booking without tables. */
export function pendingBooking(
  booking: Pick<Booking, "id" | "partySize" | "startAt" | "endAt">,
): Booking {
  return {
    ...booking,
    status: "pending",
    guestName: "Ada Testguest",
    notes: null,
    tableIds: [],
    assignment: null,
  };
}

/** The state of a restaurant with these bookings, before any request. */
export function initialState(bookings: readonly Booking[]): State {
  return {
    bookings: Object.fromEntries(bookings.map((each) => [each.id, each])),
    answers: {},
  };
}

/** @throws {Refusal} If the restaurant has no such booking. */
export function bookingIn({ bookings }: State, id: string): Booking {
  const booking = bookings[id];
  if (booking === undefined) throw new Refusal("BOOKING_NOT_FOUND");
  return booking;
}

/** The state in which this booking has taken the place of its former self. */
export function withBooking(state: State, booking: Booking): State {
  const bookings = { ...state.bookings, [booking.id]: booking };
  return { ...state, bookings };
}

/** The booking without tables. */
export function released(booking: Booking, status: Status): Booking {
  return { ...booking, status, tableIds: [], assignment: null };
}

/** The booking with these tables, under the assignment that a request made. */
export function seated(
  booking: Booking,
  tableIds: readonly string[],
  request: number,
): Booking {
  return {
    ...booking,
    status: booking.status === "pending" ? "confirmed" : booking.status,
    tableIds,
    assignment: `assignment ${request}`,
  };
}
