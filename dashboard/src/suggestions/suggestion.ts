import type { Refusal } from "../api/failure.ts";

/** A set of tables that the server would give to a party. */
export interface Suggestion {
  tableIds: string[];
  /** What the tables are called, in the order of `tableIds`. */
  labels: string[];
  zoneId: string;
  /** Who still sits there; null where nobody does. */
  occupiedBy: { bookingId: string } | null;
}

/** What `suggest-tables` answers, as far as the dashboard uses it. */
export interface Suggestions {
  /** The best first; empty when no set fits. */
  suggestions: Suggestion[];
  /** Starts at which a set would fit, as ISO times; only when none fits now. */
  nextTimes: string[];
}

/** What there is before there is an answer, and instead of one that failed. */
export const NO_SUGGESTIONS: Suggestions = { suggestions: [], nextTimes: [] };

/** The sets that a refusal for its tables names instead of them. */
export function alternativesOf({ details }: Refusal): Suggestion[] {
  const alternatives = details?.alternatives;
  return Array.isArray(alternatives) ? alternatives : [];
}

/** The suggestions without the tables that a booking holds already. */
export function otherTables(
  suggestions: readonly Suggestion[],
  held: readonly string[],
): Suggestion[] {
  const heldKey = keyOf(held);
  return suggestions.filter(({ tableIds }) => keyOf(tableIds) !== heldKey);
}

function keyOf(tableIds: readonly string[]): string {
  return [...tableIds].sort().join();
}
