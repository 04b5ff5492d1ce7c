import type { CapacityRule } from "../data/capacity_rule.ts";
import { dayOfWeek } from "../time/calendar.ts";
import type { Service } from "../time/services.ts";

/** The most that a service may hold; null where there is no limit. */
export interface Limits {
  covers: number | null;
  parties: number | null;
}

/**
 * The limits of a service. As docs/capacity.md says, the rules for another
 * service do not count, and of the others only the first: the latest effective
 * date, then one for the weekday, then one for the service period.
 */
export function limitsOf(
  rules: readonly CapacityRule[],
  { periodId, date }: Pick<Service, "periodId" | "date">,
): Limits {
  const [rule] = rules.filter((rule) =>
    (rule.service_period_id === null || rule.service_period_id === periodId) &&
    (rule.day_of_week === null || rule.day_of_week === dayOfWeek(date)) &&
    (rule.effective_date === null || rule.effective_date <= date)
  ).sort((a, b) =>
    latestFirst(a.effective_date, b.effective_date) ||
    nullsLast(a.day_of_week, b.day_of_week) ||
    nullsLast(a.service_period_id, b.service_period_id) ||
    nullsLast(a.id, b.id)
  );
  return {
    covers: rule?.max_covers ?? null,
    parties: rule?.max_parties ?? null,
  };
}

function latestFirst(a: string | null, b: string | null): number {
  if (a === null || b === null) return nullsLast(a, b);
  return -nullsLast(a, b);
}

function nullsLast<T extends string | number>(a: T | null, b: T | null) {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
