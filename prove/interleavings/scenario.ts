import type { ScenePlan } from "./scene.ts";
import type { Script } from "./scripts.ts";

/**
 * Sessions that get in each other's way, and how that may end.
 *
 * An outcome lists what every session got, and where the bookings then are:
 * `unlimited | TABLE_TAKEN => A=T1@13 18:00, B=-`.
 */
export interface Scenario {
  readonly name: string;
  readonly plan: ScenePlan;
  readonly sessions: readonly Script[];
  /** The outcome when the first, the second, … session ends before the others. */
  readonly inOrder: readonly string[];
  /** Further outcomes while they overlap. */
  readonly overlapping?: readonly string[];
  /**
   * Whether that is the outcome, at read committed, as soon as that session has
   * called first: it locks what they are about, and the others wait.
   */
  readonly firstCallDecides?: boolean;
  /** Whether it is also played at the higher isolation levels. */
  readonly atAllLevels?: boolean;
  /** Whether it alters the table of capacity rules. */
  readonly altersRules?: boolean;
}

/** What most scenarios begin with: one booking, two, or a full service. */
export const ONE = { A: {} };
export const TWO = { A: {}, B: {} };
export const FULL = { bookings: ONE, limits: { max_covers: 0 } };

/** How most of them end: A has its table, or the service is full. */
export const A_SITS = "A=T1@13 18:00";
export const REFUSED = "CAPACITY_EXCEEDED | ok => A=-";

/** The outcomes of a session that nothing of the other one changes. */
export const ALWAYS_REFUSED = [REFUSED, REFUSED];

export const RULES = "restaurant_capacity_rules";
