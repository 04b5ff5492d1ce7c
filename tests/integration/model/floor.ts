/**
 * The restaurant that the model plays on. It never changes; what does is in
 * `model_state.ts`.
 *
 * @module
 */

/** What the model calls the restaurant. */
export const RESTAURANT = "the restaurant";

/** A table of the floor. */
export interface Table {
  readonly name: string;
  readonly zone: "hall" | "terrace";
  readonly seats: number;
  readonly isMovable: boolean;
  readonly isActive: boolean;
}

/** The tables, in the order of their labels. */
export const TABLES: readonly Table[] = [
  { name: "A", zone: "hall", seats: 2, isMovable: true, isActive: true },
  { name: "B", zone: "hall", seats: 4, isMovable: true, isActive: true },
  { name: "C", zone: "hall", seats: 4, isMovable: true, isActive: true },
  { name: "D", zone: "hall", seats: 6, isMovable: false, isActive: true },
  { name: "E", zone: "hall", seats: 4, isMovable: true, isActive: false },
  { name: "F", zone: "terrace", seats: 4, isMovable: true, isActive: true },
];

/** A table of somebody else's restaurant. */
export const STRANGE_TABLE = "X";

/** Tables that stand next to each other. */
export const ADJACENCIES: readonly (readonly [string, string])[] = [
  ["A", "B"],
  ["B", "C"],
];

/** A time zone without daylight saving, 5 hours and 45 minutes ahead of UTC. */
export const TIMEZONE = "Asia/Kathmandu";

/** Local midnight of the first day, which is a Friday. Minutes count from it. */
export const MIDNIGHT = Date.parse("2031-06-13T00:00:00+05:45");

/** Days of the week, as the database counts them; the first day is a Friday. */
export const SUNDAY = 0;
/** See {@linkcode SUNDAY}. */
export const FRIDAY = 5;
/** See {@linkcode SUNDAY}. */
export const SATURDAY = 6;

/** A service period, in minutes after midnight. */
export interface Period {
  readonly name: string;
  /** Every day unless given. */
  readonly dayOfWeek?: number;
  readonly start: number;
  readonly end: number;
}

/**
 * The service periods. Dinner goes on after midnight, and the gala on Saturday
 * takes some of its time away.
 */
export const PERIODS: readonly Period[] = [
  { name: "lunch", start: 12 * 60, end: 15 * 60 },
  { name: "dinner", start: 18 * 60, end: 26 * 60 },
  { name: "gala", dayOfWeek: SATURDAY, start: 19 * 60, end: 22 * 60 },
];

/** A booking as it is at first, pending. */
export interface InitialBooking {
  readonly name: string;
  readonly size: number;
  readonly start: number;
  readonly end: number;
}

/** The bookings; all want dinner, some at the same time. */
export const BOOKINGS: readonly InitialBooking[] = [
  { name: "b1", size: 2, start: 18 * 60, end: 19 * 60 + 30 },
  { name: "b2", size: 2, start: 19 * 60, end: 20 * 60 + 30 },
  { name: "b3", size: 4, start: 19 * 60, end: 21 * 60 },
  { name: "b4", size: 5, start: 20 * 60, end: 22 * 60 },
  { name: "b5", size: 4, start: 25 * 60, end: 26 * 60 },
];

/** What a service may hold at first: all but the last two of the parties. */
export const INITIAL_LIMITS = { maxCovers: 9, maxParties: 3 };

/** A booking that does not exist. */
export const NO_BOOKING = "b0";

/** The moment that many minutes after {@linkcode MIDNIGHT}. */
export function momentOf(minutes: number): string {
  return new Date(MIDNIGHT + minutes * 60_000).toISOString();
}

/** The local date that many days after the first one. */
export function dateOf(day: number): string {
  return new Date(Date.UTC(2031, 5, 13 + day)).toISOString().slice(0, 10);
}
