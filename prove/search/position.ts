import type { Ids } from "../../model/ids.ts";
import type { Restaurant } from "../../model/restaurant.ts";
import type { State } from "../../model/state.ts";
import type { GuardSetting } from "./guards.ts";

/** What is known after some actions of a history, in one order. */
export interface Position {
  /** As operators have left it. */
  readonly restaurant: Restaurant;
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
export function describePosition(
  { restaurant, state, guards, ids }: Position,
): string {
  const bookings = Object.values(state.bookings);
  return JSON.stringify([
    bookings,
    bookings.map(({ assignment }) => assignment && ids[assignment]),
    Object.entries(state.answers)
      .map(([slot, { by, assignment }]) => `${slot} ${by} ${assignment}`)
      .sort(),
    guards.map(({ by }) => by),
    restaurant.tables.map(({ id }) => id),
    restaurant.servicePeriods.map(({ start }) => start),
  ]);
}
