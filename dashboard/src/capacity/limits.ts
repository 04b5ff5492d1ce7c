import { dayOfWeek } from "../time/calendar.ts";

/** A row of the table that some environments do not have. */
export interface CapacityRule {
  id: string;
  service_period_id: string | null;
  day_of_week: number | null;
  effective_date: string | null;
  max_covers: number | null;
  max_parties: number | null;
}

/** The most that a service may hold; null without a limit. */
export interface Limits {
  covers: number | null;
  parties: number | null;
}

/** The limits of a service, by the rule that docs/capacity.md says counts. */
export function limitsOf(
  rules: readonly CapacityRule[],
  { periodId, date }: { periodId: string | null; date: string },
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
