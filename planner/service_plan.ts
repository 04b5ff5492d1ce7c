/** A party and the tables that the plan gives it, or leaves to it. */
export interface Seating {
  readonly bookingId: string;
  readonly tableIds: readonly string[];
}

/**
 * Why a party has no tables in a plan:
 * - `noSetFits`: no set of tables in the room has seats for so many, not even
 *   if all of them were free;
 * - `limit`: a set is free, but the service has reached a limit;
 * - `noRoom`: others have the tables at that time.
 */
export type UnseatedReason = "noSetFits" | "limit" | "noRoom";

/** A plan for a whole service. */
export interface ServicePlan {
  /** Every party with tables that is not over, those that stay included. */
  readonly seatings: readonly Seating[];
  /** The bookings for which there are no tables. */
  readonly unseated: readonly string[];
  /** The reason of each booking in `unseated`, by its id. */
  readonly reasons: Readonly<Record<string, UnseatedReason>>;
  /** The guests of all seatings. */
  readonly guests: number;
  /** No plan seats more guests than that. */
  readonly bound: number;
  /** Whether it is proven that no plan seats more guests. */
  readonly isOptimal: boolean;
  /**
   * Whether it is also proven that no plan with as many guests is better by
   * the further levels: moves fewer parties, or as many and has fewer merged
   * sets, and so on.
   */
  readonly isOptimalThroughout: boolean;
  /** The parties that have to change their tables. */
  readonly movedParties: number;
  /** The merged sets of the parties that are planned; fixed ones do not count. */
  readonly mergedSets: number;
  /** The seats left empty at the tables of the parties that are planned. */
  readonly spareSeats: number;
  /** The parties that are planned at a table meant for larger ones. */
  readonly belowMinParty: number;
}
