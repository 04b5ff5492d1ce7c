import { Refusal } from "./answer.ts";
import type { Restaurant } from "./restaurant.ts";
import { count, dayOfWeek, type Service, serviceOf } from "./service.ts";
import type { Booking, State } from "./state.ts";

/** A capacity rule; null means any, or no limit. */
export interface Rule {
  readonly servicePeriodId: string | null;
  readonly dayOfWeek: number | null;
  /** YYYY-MM-DD; the rule counts from that service date on. */
  readonly effectiveDate: string | null;
  readonly maxCovers: number | null;
  readonly maxParties: number | null;
}

/** The table of capacity rules as one restaurant finds it. */
export type Rules =
  | { readonly table: "absent" }
  | { readonly table: "unreadable" }
  /** No two are for the same period, day and date. */
  | { readonly table: "present"; readonly rules: readonly Rule[] };

/** What the capacity guard decides by. Operators change it, not requests. */
export interface Guard {
  readonly rules: Rules;
  /** Whether it was switched off for the restaurant. */
  readonly isOff: boolean;
}

/** What the guard answers. */
export interface Capacity {
  readonly state: "absent" | "unlimited" | "enforced" | "bypassed";
  readonly covers: number | null;
  readonly maxCovers: number | null;
  readonly parties: number | null;
  readonly maxParties: number | null;
  /** Guests of the service who are pending; no limit counts them. */
  readonly coversWithoutTable: number | null;
}

/** A rule without conditions and limits. */
export const ANY_SERVICE: Rule = {
  servicePeriodId: null,
  dayOfWeek: null,
  effectiveDate: null,
  maxCovers: null,
  maxParties: null,
};

/**
 * What the booking's service holds in this state, and what it may hold.
 *
 * @returns Null when the rules cannot be read.
 */
export function measure(
  restaurant: Restaurant,
  { bookings }: State,
  { startAt }: Booking,
  { rules, isOff }: Guard,
): Capacity | null {
  if (isOff) return uncounted("bypassed");
  if (rules.table === "unreadable") return null;
  if (rules.table === "absent") return uncounted("absent");
  const service = serviceOf(restaurant, startAt);
  const { maxCovers, maxParties } = ruleFor(rules.rules, service);
  if (maxCovers === null && maxParties === null) return uncounted("unlimited");
  const counted = count(restaurant, Object.values(bookings), service);
  return { state: "enforced", ...counted, maxCovers, maxParties };
}

/**
 * Decides on a booking as it stands in this state.
 *
 * @param isOverridden Whether somebody who may do so lets it past the limits.
 * @throws {Refusal} If its service is beyond a limit, or the rules cannot be
 * read.
 */
export function decide(
  restaurant: Restaurant,
  state: State,
  booking: Booking,
  guard: Guard,
  isOverridden = false,
): Capacity {
  if (isOverridden) return uncounted("bypassed");
  const capacity = readable(measure(restaurant, state, booking, guard));
  const { covers, maxCovers, parties, maxParties } = capacity;
  const limit = isBeyond(covers, maxCovers)
    ? "covers"
    : isBeyond(parties, maxParties)
    ? "parties"
    : null;
  if (limit === null) return capacity;
  const service = serviceOf(restaurant, booking.startAt);
  throw new Refusal("CAPACITY_EXCEEDED", {
    limit,
    ...capacity,
    servicePeriodId: service.servicePeriodId,
    serviceDate: service.date,
  });
}

/** What one of several services holds; without a name where none was looked up. */
export interface ServiceCapacity extends Capacity {
  readonly servicePeriodId: string | null;
  readonly serviceDate: string | null;
}

/**
 * Decides on several bookings at once: each of their services is counted with
 * all of them.
 *
 * @param added Those that were not counted before: only they are held against
 * the limits.
 * @returns One capacity for each service; none when the rules cannot be read
 * and nothing had to be decided.
 * @throws {Refusal} As {@linkcode decide}.
 */
export function decideTogether(
  restaurant: Restaurant,
  state: State,
  { bookings, added }: {
    readonly bookings: readonly Booking[];
    readonly added: readonly Booking[];
  },
  guard: Guard,
  isOverridden: boolean,
): readonly ServiceCapacity[] {
  const services = new Map<string, readonly Booking[]>();
  for (const booking of bookings) {
    const { date, servicePeriodId } = serviceOf(restaurant, booking.startAt);
    const name = `${date} ${servicePeriodId}`;
    services.set(name, [...services.get(name) ?? [], booking]);
  }
  const isBypassed = isOverridden && added.length > 0;
  const capacities = [...services.values()].flatMap((members) => {
    const [decisive = members[0]] = members.filter((each) =>
      added.includes(each)
    );
    if (decisive === undefined) return [];
    const capacity = added.includes(decisive)
      ? decide(restaurant, state, decisive, guard, isBypassed)
      : isBypassed
      ? uncounted("bypassed")
      : measure(restaurant, state, decisive, guard);
    // Rules that cannot be read are in the way of any decision.
    if (added.length > 0) readable(capacity);
    if (capacity === null) return [];
    const { date, servicePeriodId } = serviceOf(restaurant, decisive.startAt);
    const { state: found } = capacity;
    const hasRules = guard.rules.table === "present" &&
      guard.rules.rules.length > 0;
    const wasLookedUp = hasRules && ["enforced", "unlimited"].includes(found);
    const service = wasLookedUp ? { servicePeriodId, serviceDate: date } : {
      servicePeriodId: null,
      serviceDate: null,
    };
    return [{ ...service, ...capacity }];
  });
  const [first] = capacities;
  return first?.serviceDate === null ? [first] : capacities;
}

/** @throws {Refusal} If the rules could not be read. */
export function readable(capacity: Capacity | null): Capacity {
  if (capacity === null) throw new Refusal("CAPACITY_RULES_UNREADABLE");
  return capacity;
}

/**
 * The rule that counts for a service: the one with the latest effective date,
 * then one for the day of the week, then one for the period.
 */
function ruleFor(rules: readonly Rule[], service: Service): Rule {
  const { date, servicePeriodId } = service;
  const precedence = (rule: Rule) =>
    `${rule.effectiveDate ?? "0000-00-00"} ` +
    `${rule.dayOfWeek === null ? 0 : 1} ${rule.servicePeriodId ? 1 : 0}`;
  const applicable = rules.filter((rule) =>
    [null, servicePeriodId].includes(rule.servicePeriodId) &&
    [null, dayOfWeek(date)].includes(rule.dayOfWeek) &&
    (rule.effectiveDate ?? "") <= date
  );
  return applicable.reduce(
    (best, rule) => precedence(rule) > precedence(best) ? rule : best,
    applicable[0] ?? ANY_SERVICE,
  );
}

function isBeyond(count: number | null, limit: number | null): boolean {
  return count !== null && limit !== null && count > limit;
}

function uncounted(state: Capacity["state"]): Capacity {
  return {
    state,
    covers: null,
    maxCovers: null,
    parties: null,
    maxParties: null,
    coversWithoutTable: null,
  };
}
