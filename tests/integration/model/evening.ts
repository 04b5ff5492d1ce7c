/**
 * The restaurant that the model-based test plays in: little room, all parties
 * on one evening, and whatever the rules distinguish.
 *
 * @module
 */
import { ANY_SERVICE, type Rule } from "../../../model/capacity.ts";
import type { Window } from "../../../model/operation.ts";
import type { Restaurant } from "../../../model/restaurant.ts";
import { pendingBooking } from "../../../model/state.ts";

/** Days of the week as the database counts them; the first day is a Friday. */
export const [SUNDAY, FRIDAY, SATURDAY] = [0, 5, 6] as const;

const HALL = { zoneId: "hall", isMovable: true, isActive: true };

/**
 * Lunch begins before brunch has ended, dinner ends after midnight, and the
 * gala on Saturday takes some of its time away.
 */
export const RESTAURANT: Restaurant = {
  id: "the restaurant",
  timezone: "Asia/Kathmandu",
  utcOffset: 5 * 60 + 45,
  tables: [
    { ...HALL, id: "A", seats: 2 },
    { ...HALL, id: "B", seats: 4 },
    { ...HALL, id: "C", seats: 4 },
    { ...HALL, id: "D", seats: 6, isMovable: false },
    { ...HALL, id: "E", seats: 4, isActive: false },
    { ...HALL, id: "F", seats: 4, zoneId: "terrace" },
  ],
  adjacencies: [["A", "B"], ["B", "C"]],
  servicePeriods: [
    { id: "brunch", dayOfWeek: null, start: 11 * 60, end: 13 * 60 },
    { id: "lunch", dayOfWeek: null, start: 12 * 60, end: 15 * 60 },
    { id: "dinner", dayOfWeek: null, start: 18 * 60, end: 26 * 60 },
    { id: "gala", dayOfWeek: SATURDAY, start: 17 * 60, end: 22 * 60 },
  ],
};

/** Table of another restaurant. */
export const STRANGE_TABLE = "X";

/** A booking that does not exist. */
export const NO_BOOKING = "b0";

const MIDNIGHT = Date.parse("2031-06-13T00:00:00+05:45");

/** The window from that many hours after Friday's local midnight. */
export function windowAt(hours: number, minutes: number) {
  const momentAt = (time: number) =>
    new Date(time).toISOString().replace(".000Z", "+00:00");
  const start = MIDNIGHT + hours * 3_600_000;
  return {
    startAt: momentAt(start),
    endAt: momentAt(start + minutes * 60_000),
  };
}

/** As long as a booking may last, and longer; the ends of the century. */
export const EXTREME_WINDOWS: readonly Window[] = [
  windowAt(18, 24 * 60),
  windowAt(18, 24 * 60 + 1),
  {
    startAt: "1999-12-31T23:59:59+00:00",
    endAt: "2000-01-01T01:00:00+00:00",
  },
  {
    startAt: "2099-12-31T22:00:00+00:00",
    endAt: "2099-12-31T23:59:59+00:00",
  },
  {
    startAt: "2099-12-31T22:00:00+00:00",
    endAt: "2100-01-01T00:00:00+00:00",
  },
];

/** The bookings; all want dinner, some at the same time. */
export const BOOKINGS = [
  pendingBooking({ id: "b1", partySize: 2, ...windowAt(18, 90) }),
  pendingBooking({ id: "b2", partySize: 2, ...windowAt(19, 90) }),
  pendingBooking({ id: "b3", partySize: 4, ...windowAt(19, 120) }),
  pendingBooking({ id: "b4", partySize: 5, ...windowAt(20, 120) }),
  pendingBooking({ id: "b5", partySize: 4, ...windowAt(25, 60) }),
];

/** The first rule: a service has room for all but the last two parties. */
export const FIRST_RULE: Rule = { ...ANY_SERVICE, maxCovers: 9, maxParties: 3 };
