import fc from "fast-check";
import { ANY_SERVICE, type Rule } from "../../model/capacity.ts";
import type { Values, Window } from "../../model/operation.ts";
import type { Restaurant } from "../../model/restaurant.ts";
import { STATUSES } from "../../model/state.ts";
import { minutesAfter } from "../../support/booking.ts";
import { at, FRIDAY, SATURDAY } from "../../support/moment.ts";

/** Windows on two dates, at lunch and at dinner. */
export const window: fc.Arbitrary<Window> = fc.record({
  day: fc.constantFrom(FRIDAY, SATURDAY),
  time: fc.constantFrom("12:00", "13:00", "18:00", "19:30"),
  minutes: fc.constantFrom(90, 120),
}).map(({ day, time, minutes }) => {
  const startAt = at(time, day);
  const endAt = minutesAfter(startAt, minutes).replace(".000Z", "+00:00");
  return { startAt, endAt };
});

/** Rules whose limits are reached now and then, or that have none. */
export const limitingRule: fc.Arbitrary<Rule> = fc.record({
  maxCovers: fc.constantFrom(null, 6, 9, 14),
  maxParties: fc.constantFrom(null, 2, 3, 5),
}).map((limits) => ({ ...ANY_SERVICE, ...limits }));

/**
 * What requests to a restaurant are made of: few bookings, tables and windows,
 * so that they get in each other's way.
 */
export function valuesOf(
  { tables }: Restaurant,
  bookingIds: readonly string[],
): Values {
  const ids = tables.map(({ id }) => id);
  return {
    bookingId: fc.constantFrom(...bookingIds),
    tableIds: fc.subarray(ids, { minLength: 1, maxLength: 3 }),
    window,
    partySize: fc.integer({ min: 1, max: 8 }),
    status: fc.constantFrom(...STATUSES),
    guestName: fc.constantFrom("Ada", "Grace"),
  };
}
