import { type Body, Refusal } from "./answer.ts";
import type { Ids } from "./ids.ts";
import { byTheClock } from "./moments.ts";

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

/**
 * A booking and the tables that it holds. Its moments are texts as
 * `moments.ts` says.
 */
export interface Booking {
  /** The model's name for it, or its id where it is there from the beginning. */
  readonly id: string;
  readonly status: Status;
  readonly partySize: number;
  readonly startAt: string;
  readonly endAt: string;
  readonly guestName: string;
  readonly guestPhone: string | null;
  readonly notes: string | null;
  readonly arrivedAt: string | null;
  readonly arrivedGuests: number | null;
  readonly seatedAt: string | null;
  readonly leftAt: string | null;
  readonly updatedAt: string;
  /** The one before the present {@linkcode Booking.updatedAt}. */
  readonly updatedBefore: string | null;
  /** From when it holds its tables; null: from its start. */
  readonly heldFrom: string | null;
  /** Ascending; empty when it holds none. */
  readonly tableIds: readonly string[];
  /** The model's name for its assignment; null when it holds no tables. */
  readonly assignment: string | null;
}

/** Tables that are given to nobody for a while. */
export interface Block {
  /** The model's name for its assignment. */
  readonly id: string;
  /** Ascending. */
  readonly tableIds: readonly string[];
  readonly startAt: string;
  readonly endAt: string;
  readonly reason: string;
  /**
   * The block of which this is a part: it waits until a party has left.
   * Otherwise null.
   */
  readonly partOf: string | null;
}

/** The name under which the events of all blocks are counted. */
export const BLOCKS = "blocks";

/** What is kept under an idempotency key. */
export interface KeptAnswer {
  /** The canonical request that the key stands for. */
  readonly request: string;
  /** The index of the request that was answered first. */
  readonly by: number;
  /** The booking that the answer is about; null when it is about several or none. */
  readonly bookingId: string | null;
  /**
   * The assignments in the answer, or that of its booking afterwards: valid
   * while they are still there.
   */
  readonly assignments: readonly string[];
  /** The status that the answer states; null when it states none. */
  readonly status: Status | null;
  /** The answer. */
  readonly body: Body;
}

/**
 * Everything about a restaurant that requests change. It is never modified: a
 * request leads to a new state, so that a search can go back to an older one.
 */
export interface State {
  /** Whether the restaurant is still there. */
  readonly exists: boolean;
  readonly bookings: Readonly<Record<string, Booking>>;
  readonly blocks: Readonly<Record<string, Block>>;
  /** How many events of the audit each booking has, by its name, and all blocks. */
  readonly events: Readonly<Record<string, number>>;
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
    guestPhone: null,
    notes: null,
    arrivedAt: null,
    arrivedGuests: null,
    seatedAt: null,
    leftAt: null,
    updatedAt: byTheClock("0000-00-00T00:00:00+00:00", -1, booking.id),
    updatedBefore: null,
    heldFrom: null,
    tableIds: [],
    assignment: null,
  };
}

/** The ids of bookings that are there from the beginning are known. */
export function knownIds(bookings: readonly Booking[]): Ids {
  return Object.fromEntries(bookings.map(({ id }) => [id, id]));
}

/** The state of a restaurant with these bookings, before any request. */
export function initialState(bookings: readonly Booking[]): State {
  return {
    exists: true,
    bookings: Object.fromEntries(bookings.map((each) => [each.id, each])),
    blocks: {},
    events: Object.fromEntries(bookings.map(({ id }) => [id, 1])),
    answers: {},
  };
}

/** The model's name of what answers have shown under this id. */
export function nameOf(id: string, ids: Ids): string {
  return Object.keys(ids).find((name) => ids[name] === id) ?? id;
}

/** @throws {Refusal} If the restaurant has no such booking. */
export function bookingIn({ bookings }: State, id: string, ids: Ids): Booking {
  const booking = bookings[id] ?? bookings[nameOf(id, ids)];
  if (booking === undefined) throw new Refusal("BOOKING_NOT_FOUND");
  return booking;
}

/** @throws {Refusal} If the restaurant is gone. */
export function refuseMissing({ exists }: State): void {
  if (!exists) throw new Refusal("RESTAURANT_NOT_FOUND");
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
