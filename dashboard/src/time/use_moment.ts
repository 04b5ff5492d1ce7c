import { makeContext } from "../parts/make_context.ts";

/** The moment that the floor plan shows; all times are epoch milliseconds. */
export interface ShownMoment {
  /** The present, at most 15 seconds old. */
  now: number;
  moment: number;
  /** Whether the moment follows the clock. */
  isNow: boolean;
  /** Shows another moment; one outside of the service is ignored. */
  setMoment: (moment: number) => void;
  /** Follows the clock again; null when the service is not running. */
  goToNow: (() => void) | null;
}

/** Gives the shown moment to every component of a desk. */
export const [MomentContext, useMoment] = makeContext<ShownMoment>("moment");
