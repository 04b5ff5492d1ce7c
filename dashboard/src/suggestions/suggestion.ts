import type { Refusal } from "../api/failure.ts";

/** A set of tables that the server would give to a party. */
export interface Suggestion {
  tableIds: string[];
  /** What the tables are called, in the order of `tableIds`. */
  labels: string[];
  zoneId: string;
  /** For how long the party can have them, at most its whole stay. */
  minutes: number;
  /** Whether that is its whole stay. */
  isFull: boolean;
  /** When somebody else is promised one of them, as an ISO time. */
  freeUntil: string | null;
  /** Who still sits there; null where nobody does. */
  occupiedBy: { bookingId: string } | null;
}

/** What `suggest-tables` answers, as far as the dashboard uses it. */
export interface Suggestions {
  /** The best first; empty when no set fits. */
  suggestions: Suggestion[];
  /** Starts at which a set would fit, as ISO times; only when none fits now. */
  nextTimes: string[];
  /** What the guard would find with the party; null where the rules cannot be read. */
  capacity: ForeseenCapacity | null;
}

/** Counts that include the party. */
export interface ForeseenCapacity {
  state: string;
  covers: number | null;
  maxCovers: number | null;
  parties: number | null;
  maxParties: number | null;
}

/** What there is before there is an answer, and instead of one that failed. */
export const NO_SUGGESTIONS: Suggestions = {
  suggestions: [],
  nextTimes: [],
  capacity: null,
};

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

/** How many sets of each sort are offered to a party that sits down now. */
const FULL = 2;
const SHORT = 3;

/**
 * What a party that sits down now can take: up to two sets for its whole stay,
 * then up to three for a shorter one; none where people still sit.
 */
export function seatableNow(suggestions: readonly Suggestion[]): Suggestion[] {
  const empty = suggestions.filter(({ occupiedBy }) => occupiedBy === null);
  return [
    ...empty.filter(({ isFull }) => isFull).slice(0, FULL),
    ...empty.filter(({ isFull }) => !isFull).slice(0, SHORT),
  ];
}

/** Whether a limit keeps the party out, whatever tables there are. */
export function isOverLimit({ capacity }: Suggestions): boolean {
  if (capacity?.state !== "enforced") return false;
  return isAbove(capacity.covers, capacity.maxCovers) ||
    isAbove(capacity.parties, capacity.maxParties);
}

function isAbove(count: number | null, most: number | null): boolean {
  return count !== null && most !== null && count > most;
}

function keyOf(tableIds: readonly string[]): string {
  return [...tableIds].sort().join();
}
