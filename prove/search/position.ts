import type { Ids } from "../../model/ids.ts";
import type { State } from "../../model/state.ts";
import type { GuardSetting } from "./guards.ts";

/** What is known after some actions of a history, in one order. */
export interface Position {
  readonly state: State;
  /** Every setting of the capacity guard so far, the latest last. */
  readonly guards: readonly GuardSetting[];
  /** The ids of assignments that replies have shown. */
  readonly ids: Ids;
}

/**
 * The same text for positions from which the same can follow. It leaves out the
 * ids of assignments that are gone, because no later reply may show them.
 */
export function describePosition({ state, guards, ids }: Position): string {
  const bookings = Object.values(state.bookings);
  return JSON.stringify([
    bookings,
    bookings.map(({ assignment }) => assignment && ids[assignment]),
    Object.entries(state.answers)
      .map(([slot, { by, assignments }]) => `${slot} ${by} ${assignments}`)
      .sort(),
    guards.map(({ by }) => by),
  ]);
}
