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
  /** The ids and moments that replies have shown. */
  readonly ids: Ids;
}

/**
 * The same text for positions from which the same can follow. It leaves out the
 * ids and moments of what is gone, because no later reply may show them.
 */
export function describePosition(
  { restaurant, state, guards, ids }: Position,
): string {
  const bookings = Object.values(state.bookings)
    .map(({ updatedBefore: _, ...booking }) => booking);
  const names = bookings.flatMap((booking) => [
    booking.id,
    booking.assignment,
    booking.endAt,
    booking.arrivedAt,
    booking.seatedAt,
    booking.leftAt,
    booking.updatedAt,
    booking.heldFrom,
  ]);
  return JSON.stringify([
    state.exists,
    bookings,
    state.blocks,
    state.events,
    [...names, ...Object.keys(state.blocks)].map((name) => name && ids[name]),
    Object.entries(state.answers)
      .map(([slot, { by, assignments }]) => `${slot} ${by} ${assignments}`)
      .sort(),
    guards.map(({ by }) => by),
    restaurant.tables.map(({ id }) => id),
    restaurant.servicePeriods.map(({ start }) => start),
  ]);
}
