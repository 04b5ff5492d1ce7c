import type { BookingStatus } from "../data/booking.ts";
import { UNKNOWN_ID } from "./change.ts";
import type { ActionKind, Draft } from "./draft.ts";
import { create } from "./requests.ts";
import type { NewParty } from "./wish.ts";

/**
 * Makes a booking: of a walk-in that sits down, of a party that waits (it has
 * arrived and starts at the quoted time), or of one that will come.
 *
 * @param intent What makes two taps the same: two parties can look alike, so
 * it belongs to the form that is filled in, not to what is in it.
 */
export function createBooking(
  restaurantId: string,
  party: NewParty,
  intent: string,
): Draft {
  const tableIds = [...party.tableIds ?? []].sort();
  return {
    kind: kindOf(party),
    bookingIds: [],
    tableIds,
    party: { size: party.partySize, name: party.guestName ?? "" },
    steps: [{
      request: create(restaurantId, party),
      changes: [{
        type: "booking",
        before: null,
        after: {
          id: UNKNOWN_ID,
          status: statusOf(party),
          partySize: party.partySize,
          startAt: party.startAt,
          // The server chooses the end where none is given, and says so.
          endAt: party.endAt ?? party.startAt,
          tableIds,
          hasArrived: party.arrived ?? false,
          arrivedGuests: null,
        },
      }],
    }],
    wish: { type: "create", party, intent },
    intent: JSON.stringify([intent, tableIds, party.overrideReason ?? null]),
  };
}

function kindOf({ checkIn, arrived, tableIds }: NewParty): ActionKind {
  if (checkIn) return "seat walk-in";
  return arrived && tableIds === undefined ? "wait" : "book";
}

function statusOf({ checkIn, tableIds }: NewParty): BookingStatus {
  if (checkIn) return "checked_in";
  return tableIds === undefined ? "pending" : "confirmed";
}
