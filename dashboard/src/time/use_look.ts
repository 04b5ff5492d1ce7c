import { makeContext } from "../parts/make_context.ts";

/** The moment that the floor shows, in epoch milliseconds. */
export interface Look {
  at: number;
  /** Whether it is the present, cut to the minute. */
  isNow: boolean;
  /** Shows the floor as it is planned for another moment. */
  look: (moment: number) => void;
  /** Shows the present again, on its own date. */
  backToNow: () => void;
}

/** Gives the moment that is shown to every component of a desk. */
export const [LookContext, useLook] = makeContext<Look>("look");
