import fc from "fast-check";
import { ANY_SERVICE, type Rule } from "../../model/capacity.ts";
import { minutesLater } from "../../model/moments.ts";
import type { Values, Window } from "../../model/operation.ts";
import type { Restaurant } from "../../model/restaurant.ts";
import { STATUSES } from "../../model/state.ts";

const DAY = 24 * 60;

/** Starts and ends in minutes from now, and how often they are meant. */
const WINDOWS: readonly (readonly [weight: number, number, number])[] = [
  // Now: who comes can sit down, and what is taken is held from now.
  [4, -60, 180],
  [2, -60, 60],
  // Soon: who comes can sit down early.
  [4, 90, 180],
  [2, 90, 210],
  // Later, where nobody sits down yet: tonight, at lunch and tomorrow night.
  [1, 180, 300],
  [1, DAY - 7 * 60, DAY - 5 * 60],
  [3, DAY - 60, DAY + 30],
  [2, DAY - 60, DAY + 60],
  // Over: an hour ago, and yesterday.
  [1, -300, -60],
  [1, -DAY, 90 - DAY],
];

/** Windows around a moment. */
export function windowsAround(now: string): fc.Arbitrary<Window> {
  return fc.oneof(...WINDOWS.map(([weight, start, end]) => ({
    weight,
    arbitrary: fc.constant({
      startAt: minutesLater(now, start),
      endAt: minutesLater(now, end),
    }),
  })));
}

/** Rules whose limits are reached now and then, or that have none. */
export const limitingRule: fc.Arbitrary<Rule> = fc.record({
  maxCovers: fc.constantFrom(null, 6, 9, 14),
  maxParties: fc.constantFrom(null, 2, 3, 5),
}).map((limits) => ({ ...ANY_SERVICE, ...limits }));

/** Stands for a version of the booking, or one that none has. */
export const SOME_VERSION = "2026-01-01T00:00:00Z";

/** What a client knows by now; it grows. */
export interface Known {
  /** The ids of bookings; there are some from the beginning. */
  readonly bookings: () => readonly string[];
  /** The ids of assignments, those of blocks among them. */
  readonly assignments: () => readonly string[];
}

/**
 * What requests to a restaurant are made of: few bookings, tables and windows,
 * so that they get in each other's way.
 */
export function valuesOf(
  { id, now, tables }: Restaurant,
  { bookings, assignments }: Known,
): Values {
  const ids = tables.map((table) => table.id);
  return {
    restaurantId: fc.constant(id),
    bookingId: oneOf(bookings),
    tableIds: fc.subarray(ids, { minLength: 1, maxLength: 3 }),
    assignmentId: oneOf(() => [...assignments(), crypto.randomUUID()]),
    window: windowsAround(now),
    partySize: fc.integer({ min: 1, max: 8 }),
    status: fc.constantFrom(...STATUSES),
    guestName: fc.constantFrom("Ada", "Grace"),
    updatedAt: fc.constant(SOME_VERSION),
  };
}

/** One of the texts that there are when it is asked for. */
function oneOf(texts: () => readonly string[]): fc.Arbitrary<string> {
  return fc.nat().map((number) => {
    const all = texts();
    return all[number % all.length] ?? "";
  });
}
