import type { Draft } from "../actions/draft.ts";
import { giveBackTables } from "../actions/drafts.ts";
import { addTable, reserve, seatAt, swap } from "../actions/seating_drafts.ts";
import type { Purpose } from "../choice/use_choice.ts";
import { type Booking, holdsTables, isOver, nameOf } from "../data/booking.ts";

/** A button below the floor. */
export interface ChosenAction {
  label: string;
  draft: Draft;
}

/** What {@linkcode chosenActions} needs beside the party. */
export interface ChosenOptions {
  /** The chosen tables. */
  tableIds: readonly string[];
  /** What they are called. */
  place: string;
  bookings: readonly Booking[];
  restaurantId: string;
  now: number;
  /** Whether the desk shows the present: nobody sits down at another time. */
  isNow: boolean;
}

/** What can be done with the chosen tables; nothing without any. */
export function chosenActions(
  purpose: Purpose,
  booking: Booking,
  options: ChosenOptions,
): ChosenAction[] {
  const { tableIds, place, restaurantId, now, isNow } = options;
  if (tableIds.length === 0) return [];
  switch (purpose) {
    case "move":
      return [{
        label: `Move to ${place}`,
        draft: reserve(booking, restaurantId, { tableIds }),
      }];
    case "add":
      return [{
        label: `Add ${place}`,
        draft: addTable(booking, restaurantId, tableIds),
      }];
    case "give back":
      return [{
        label: `Give ${place} back`,
        draft: giveBackTables(booking, tableIds),
      }];
    case "swap": {
      const other = partyAt(options, booking);
      if (other === undefined) return [];
      return [{
        label: `Swap ${nameOf(booking)} and ${nameOf(other)}`,
        draft: swap(booking, other, restaurantId),
      }];
    }
    case "reserve":
      return [
        ...(isNow
          ? [{
            label: `Seat at ${place}`,
            draft: seatAt(booking, restaurantId, { tableIds }, now),
          }]
          : []),
        ...(isOver(booking) ? [] : [{
          label: `Reserve ${place}`,
          draft: reserve(booking, restaurantId, { tableIds }),
        }]),
      ];
  }
}

/** Who has the chosen table: who sits there, or else who comes first. */
function partyAt(
  { tableIds, bookings }: ChosenOptions,
  booking: Booking,
): Booking | undefined {
  const [tableId = ""] = tableIds;
  const rank = ({ status, startAt }: Booking) =>
    status === "checked_in" ? 0 : startAt;
  return bookings
    .filter((one) =>
      one.id !== booking.id && holdsTables(one) &&
      one.tableIds.includes(tableId)
    )
    .sort((a, b) => rank(a) - rank(b))[0];
}
