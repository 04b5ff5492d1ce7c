import { dateOf, FRIDAY, PERIODS } from "./floor.ts";
import type {
  Answer,
  Booking,
  Capacity,
  ModelState,
  Rule,
} from "./model_state.ts";

const DAY = 24 * 60;

/** The service that a moment belongs to: its day, and its period if any. */
export interface Service {
  readonly day: number;
  readonly period: string | null;
}

/** Finds the service of a moment, in minutes after the first midnight. */
export function serviceOf(minutes: number): Service {
  const today = Math.floor(minutes / DAY);
  const candidates = [today, today - 1].flatMap((day) =>
    PERIODS.filter(({ dayOfWeek, start, end }) => {
      const time = minutes - day * DAY;
      return (dayOfWeek === undefined || dayOfWeek === weekdayOf(day)) &&
        start <= time && time < end;
    }).map((period) => ({ day, period }))
  );
  const service = candidates.find(({ period }) => "dayOfWeek" in period) ??
    candidates[0];
  if (service) return { day: service.day, period: service.period.name };
  return { day: today, period: null };
}

function weekdayOf(day: number): number {
  return (FRIDAY + day + 7) % 7;
}

/** The rule that counts for a service: the latest, then the most special. */
export function ruleFor(
  rules: readonly Rule[],
  { day, period }: Service,
): Rule | undefined {
  const score = (rule: Rule) => [
    rule.effectiveDay ?? -Infinity,
    rule.dayOfWeek === null ? 0 : 1,
    rule.period === null ? 0 : 1,
  ];
  return rules
    .filter((rule) =>
      (rule.period === null || rule.period === period) &&
      (rule.dayOfWeek === null || rule.dayOfWeek === weekdayOf(day)) &&
      (rule.effectiveDay === null || rule.effectiveDay <= day)
    )
    // Sorting is stable: of equal rules the one that was added first stays.
    .toSorted((one, other) => compare(score(other), score(one)))[0];
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) {
    const difference = value === other[index] ? 0 : value - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** What the service of that booking holds, and what it may hold. */
export function measure(
  state: ModelState,
  bookings: readonly Booking[],
  { start }: Booking,
): Capacity {
  const nothing = {
    covers: null,
    maxCovers: null,
    parties: null,
    maxParties: null,
  };
  if (state.guard === "off") return { state: "bypassed", ...nothing };
  const service = serviceOf(start);
  const { maxCovers = null, maxParties = null } =
    ruleFor(state.rules, service) ?? {};
  if (maxCovers === null && maxParties === null) {
    return { state: "unlimited", ...nothing };
  }
  const counted = bookings.filter((booking) => {
    const { day, period } = serviceOf(booking.start);
    return booking.tables.length > 0 && day === service.day &&
      (service.period === null || period === service.period);
  });
  return {
    state: "enforced",
    covers: counted.reduce((covers, { size }) => covers + size, 0),
    maxCovers,
    parties: counted.length,
    maxParties,
  };
}

/** The refusal of what goes beyond a limit, or null. */
export function exceeded(
  { covers, maxCovers, parties, maxParties }: Capacity,
  { start }: Booking,
): Answer | null {
  const isBeyond = (count: number | null, limit: number | null) =>
    count !== null && limit !== null && count > limit;
  const limit = isBeyond(covers, maxCovers)
    ? "covers"
    : isBeyond(parties, maxParties)
    ? "parties"
    : null;
  if (limit === null) return null;
  const { day, period } = serviceOf(start);
  return {
    refused: "CAPACITY_EXCEEDED",
    details: {
      limit,
      covers,
      maxCovers,
      parties,
      maxParties,
      serviceDate: dateOf(day),
      servicePeriodId: period,
    },
  };
}
