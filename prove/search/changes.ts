import type { Restaurant } from "../../model/restaurant.ts";
import { withChange } from "./guards.ts";
import type { OperatorChange, Reply } from "./history.ts";
import type { Position } from "./position.ts";

/**
 * Where a change by an operator leads.
 *
 * @param index The index of the change in the history.
 * @returns Undefined when the reply is not the right one at this position.
 */
export function afterChange(
  position: Position,
  change: OperatorChange,
  reply: Reply,
  index: number,
): Position | undefined {
  const { state, restaurant, guards } = position;
  const withParts = (parts: Partial<Restaurant>) => ({
    ...position,
    restaurant: { ...restaurant, ...parts },
  });
  switch (change.act) {
    case "tamper":
      return position;
    case "move periods":
      return withParts({
        servicePeriods: restaurant.servicePeriods
          .map((period) => ({ ...period, start: change.start })),
      });
    case "delete table": {
      const { tableId } = change;
      const { bookings, blocks } = state;
      const isHeld = [...Object.values(bookings), ...Object.values(blocks)]
        .some(({ tableIds }) => tableIds.includes(tableId));
      const isRefused = reply.outcome === "done"
        ? reply.body.isRefused
        : isHeld;
      if (isRefused !== isHeld) return undefined;
      if (isHeld) return position;
      const tables = restaurant.tables.filter(({ id }) => id !== tableId);
      return withParts({ tables });
    }
    case "delete restaurant":
      return {
        ...position,
        state: { ...state, exists: false, bookings: {}, blocks: {} },
      };
    default:
      return { ...position, guards: withChange(guards, change, index) };
  }
}
