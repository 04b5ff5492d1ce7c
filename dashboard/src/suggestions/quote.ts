import type { Suggestions } from "./suggestion.ts";

const MINUTE_MS = 60_000;

/** What a party is told that stays too long: so soon is its table counted as free. */
const OVERDUE_MS = 15 * MINUTE_MS;

/** Quotes are in steps of five minutes: nobody can keep finer ones. */
const STEP_MS = 5 * MINUTE_MS;

/** When a waiting party is told that it will get a table. */
export interface Quote {
  /** In epoch milliseconds. */
  startAt: number;
  /** From now, as on the button: "Add to waiting, 40 min". */
  minutes: number;
  /** What the table is called, where that is known already. */
  labels: string[];
}

/**
 * When a party that finds no table is told that it will get one: where people
 * sit past their time in 15 minutes, else at the first start at which the
 * server would have tables; null where there is neither.
 */
export function quoteOf(
  { suggestions, nextTimes }: Suggestions,
  now: number,
): Quote | null {
  const overdue = suggestions.find(({ occupiedBy }) => occupiedBy !== null);
  if (overdue !== undefined) {
    return quote(now + OVERDUE_MS, now, overdue.labels);
  }
  const [next] = nextTimes;
  return next === undefined ? null : quote(Date.parse(next), now, []);
}

/** What a party is told when nothing is known to become free. */
export function longQuote(now: number): Quote {
  return quote(now + 60 * MINUTE_MS, now, []);
}

function quote(moment: number, now: number, labels: string[]): Quote {
  const startAt = Math.ceil(moment / STEP_MS) * STEP_MS;
  return { startAt, minutes: Math.round((startAt - now) / MINUTE_MS), labels };
}
