import type { ScenePlan } from "./scene.ts";
import type { Script } from "./scripts.ts";

/**
 * Sessions that get in each other's way, and how that may end. An outcome
 * lists what every session got, and where the bookings sit then.
 */
export interface Scenario {
  readonly name: string;
  readonly plan: ScenePlan;
  readonly sessions: readonly Script[];
  /** The outcome when the first, the second, … session goes before the others. */
  readonly inOrder: readonly string[];
  /** Further outcomes while they overlap. */
  readonly overlapping?: readonly string[];
  /** Whether it is also played at the higher isolation levels. */
  readonly atAllLevels?: boolean;
  /** Whether it alters the table of the limits. */
  readonly altersRules?: boolean;
}

/** The scenes that most scenarios begin with. */
export const TWO = { A: {}, B: {} };
export const NOBODY = { A: {} };
export const FULL = { bookings: NOBODY, limits: { max_covers: 0 } };

/** How most of them end. */
export const A_SITS = "A=T1@13 18:00";
export const REFUSED = "CAPACITY_EXCEEDED | ok => A=-";

export const RULES = "restaurant_capacity_rules";
