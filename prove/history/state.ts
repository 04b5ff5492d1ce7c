import type { BookingStatus } from "../../support/booking.ts";
import type { Rules } from "./operation.ts";

/** A booking and the tables that it holds. */
export interface Booking {
  readonly status: BookingStatus;
  readonly partySize: number;
  readonly startAt: string;
  readonly endAt: string;
  /** Ascending; empty when it holds none. */
  readonly tables: readonly string[];
  /** The operation that made the assignment, for telling two apart. */
  readonly assignment: number | null;
  /** Its id, as soon as an answer has shown it. */
  readonly assignmentId: string | null;
}

/** The answer that a key has earned. */
export interface Stored {
  readonly request: string;
  readonly assignment: number | null;
  /** The operation that earned it. */
  readonly by: number;
}

/** The limits and the switch as an operation left them. */
export interface Guard {
  readonly rules: Rules;
  readonly isOff: boolean;
  readonly by: number;
}

/** Everything that answers depend on. */
export interface State {
  readonly bookings: Readonly<Record<string, Booking>>;
  readonly answers: Readonly<Record<string, Stored>>;
  /** The latest last. */
  readonly guards: readonly Guard[];
}

/** What never changes about the restaurant. */
export interface Floor {
  readonly seats: Readonly<Record<string, number>>;
  /** In the order of their labels. */
  readonly tables: readonly string[];
  /** Whether there is a service from 17 to 23 o'clock UTC; it is one of its own. */
  readonly hasDinner: boolean;
}

/** The statuses of a booking that holds tables. */
export const SEATED: readonly BookingStatus[] = ["confirmed", "checked_in"];

/** @throws {Error} If there is no such booking. */
export function bookingIn({ bookings }: State, id: string): Booking {
  const booking = bookings[id];
  if (booking === undefined) throw new Error(`There is no booking "${id}"`);
  return booking;
}

/** The state with another booking in that place. */
export function withBooking(state: State, id: string, booking: Booking): State {
  return { ...state, bookings: { ...state.bookings, [id]: booking } };
}
