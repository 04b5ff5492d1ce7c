import type { Candidate } from "./candidates.ts";

/**
 * What makes one plan better than another, the most important first: a level
 * counts only between plans that are equal in all levels before it. To move few
 * parties comes before the beauty of the sets: placed last, the same extra
 * guests took three times the moves.
 */
export const LEVELS = [
  "guests",
  "moved",
  "merged",
  "spare",
  "belowMinParty",
] as const;

export type Level = (typeof LEVELS)[number];

/** One number for each level, in their order. More is better. */
export type Worth = readonly number[];

/** The sums of the worths, level by level. */
export function totalWorth(worths: Iterable<Worth>): number[] {
  const total = LEVELS.map(() => 0);
  for (const worth of worths) {
    for (let level = 0; level < total.length; level++) {
      total[level] = (total[level] ?? 0) + (worth[level] ?? 0);
    }
  }
  return total;
}

/**
 * Weights that turn all levels into one number without a trade between them:
 * one unit of a level outweighs everything that all later levels can give.
 */
export function safeWeights(candidates: readonly Candidate[]): number[] {
  const weights: number[] = [];
  let weight = 1;
  for (let level = LEVELS.length - 1; level >= 0; level--) {
    weights[level] = weight;
    weight *= 1 + rangeOf(level, candidates);
  }
  return weights;
}

/** By how much two plans can differ in a level. */
function rangeOf(level: number, candidates: readonly Candidate[]): number {
  const lowest = new Map<number, number>();
  const highest = new Map<number, number>();
  for (const { party, worth } of candidates) {
    const value = worth[level] ?? 0;
    lowest.set(party, Math.min(lowest.get(party) ?? 0, value));
    highest.set(party, Math.max(highest.get(party) ?? 0, value));
  }
  const sum = (values: Map<number, number>) =>
    [...values.values()].reduce((total, value) => total + value, 0);
  return sum(highest) - sum(lowest);
}
