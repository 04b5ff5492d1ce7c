/**
 * The restaurant that the model-based test plays in: little room, parties that
 * come now and others on one evening years ahead, and whatever the rules
 * distinguish.
 *
 * @module
 */
import { ANY_SERVICE, type Rule } from "../../../model/capacity.ts";
import type { Window } from "../../../model/operation.ts";
import type { Restaurant } from "../../../model/restaurant.ts";
import { minutesLater } from "../../../model/moments.ts";
import { pendingBooking } from "../../../model/state.ts";

/** Days of the week as the database counts them; the first day is a Friday. */
export const [SUNDAY, FRIDAY, SATURDAY] = [0, 5, 6] as const;

/** The minute that it is. */
const NOW = new Date().toISOString().replace(/\d\d\.\d{3}Z$/, "00+00:00");

const HALL = { zoneId: "hall", isMovable: true, isActive: true };

/**
 * Lunch begins before brunch has ended, dinner ends after midnight, and the
 * gala on Saturday takes some of its time away.
 */
export const RESTAURANT: Restaurant = {
  id: "the restaurant",
  now: NOW,
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

/** The bookings and the blocks that requests make, in their order. */
export const NEW_BOOKINGS = ["new 1", "new 2", "new 3"];
export const NEW_BLOCKS = ["block 1", "block 2"];

/** The version that a booking has when it is edited; one that none has. */
export const [AS_IT_IS, AS_NONE_IS] = ["as it is", "2026-01-01T00:00:00Z"];

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

/** The window that begins and ends so many minutes from now. */
export function windowAround(start: number, end: number): Window {
  return { startAt: minutesLater(NOW, start), endAt: minutesLater(NOW, end) };
}

/**
 * Windows that run, have ended, begin soon, begin too late for a check-in, or
 * were yesterday.
 */
export const PRESENT_WINDOWS: readonly Window[] = [
  windowAround(-60, 240),
  windowAround(-60, 60),
  windowAround(-300, -60),
  windowAround(90, 180),
  windowAround(240, 400),
  windowAround(-1440, -1350),
];

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

/** The bookings: dinner on Friday, some at the same time, and now. */
export const BOOKINGS = [
  pendingBooking({ id: "b1", partySize: 2, ...windowAt(18, 90) }),
  pendingBooking({ id: "b2", partySize: 2, ...windowAt(19, 90) }),
  pendingBooking({ id: "b3", partySize: 4, ...windowAt(19, 120) }),
  pendingBooking({ id: "b4", partySize: 5, ...windowAt(20, 120) }),
  pendingBooking({ id: "b5", partySize: 4, ...windowAt(25, 60) }),
  pendingBooking({ id: "b6", partySize: 2, ...windowAround(-60, 240) }),
  pendingBooking({ id: "b7", partySize: 4, ...windowAround(-60, 60) }),
  pendingBooking({ id: "b8", partySize: 3, ...windowAround(90, 180) }),
];

/** The first rule: a service has room for all but the last two parties. */
export const FIRST_RULE: Rule = { ...ANY_SERVICE, maxCovers: 9, maxParties: 3 };
