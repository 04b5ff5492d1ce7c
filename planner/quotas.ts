import type { Parties } from "./parties.ts";
import type { LimitToPlan, ServiceToPlan } from "./service_to_plan.ts";

/** What a limit leaves to the parties that are planned. */
export interface Quota {
  /** Which parties it counts, by their index. */
  readonly counts: readonly boolean[];
  /** How many guests of them may have tables; infinite without a limit. */
  readonly guests: number;
  /** How many of them may have tables; infinite without a limit. */
  readonly parties: number;
}

/**
 * The quotas of a service's limits. Where a limit is exceeded already, because
 * it was lowered or overridden, everybody keeps a seat and nobody is added.
 */
export function quotasOf(
  { limits = [] }: ServiceToPlan,
  { open, counted }: Parties,
): Quota[] {
  return limits.map((limit) => {
    const before = counted.filter(({ startAt }) => isWithin(startAt, limit));
    const counts = open.map(({ booking }) => isWithin(booking.startAt, limit));
    const holders = open.filter(({ isHolder }, index) =>
      isHolder && counts[index]
    );
    const guests = (limit.maxCovers ?? Infinity) -
      sum(before.map(({ partySize }) => partySize));
    const parties = (limit.maxParties ?? Infinity) - before.length;
    return {
      counts,
      guests: Math.max(guests, sum(holders.map(({ size }) => size))),
      parties: Math.max(parties, holders.length),
    };
  });
}

function isWithin(startAt: number, { from, to }: LimitToPlan): boolean {
  return from <= startAt && startAt < to;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
