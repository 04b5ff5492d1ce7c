import type { Booking } from "../data/booking.ts";
import type { Draft } from "./draft.ts";
import { checkInAt, seat } from "./drafts.ts";

/**
 * The same action with other tables; null for an action that gives none.
 *
 * @param booking The action's own, as it is now.
 */
export function withTables(
  { kind, requests }: Pick<Draft, "kind" | "requests">,
  booking: Booking,
  restaurantId: string,
  tableIds: readonly string[],
): Draft | null {
  const requireAdjacency = requests.some(({ body }) =>
    body.requireAdjacency === true
  );
  const seats = { tableIds, requireAdjacency };
  switch (kind) {
    case "seat":
    case "move":
      return seat(booking, seats);
    case "check in":
      return checkInAt(booking, restaurantId, seats);
    default:
      return null;
  }
}
