import { leave, plusQuarter, unseat } from "../actions/drafts.ts";
import { leaveAndSeat } from "../actions/seating_drafts.ts";
import { type Booking, isWaiting, nameOf } from "../data/booking.ts";
import {
  blockButtons,
  companyButtons,
  partOfTables,
} from "./shared_buttons.ts";
import { nextAt } from "./next_at.ts";
import {
  begin,
  type ButtonOptions,
  open,
  type PartyButton,
  run,
} from "./party_button.ts";

/** What can be done with a party that sits. */
export function seatedButtons(
  booking: Booking,
  options: ButtonOptions,
): PartyButton[] {
  const { bookings, restaurantId, now, isNow } = options;
  const next = nextAt(booking, bookings, now);
  const isNextHere = next !== null && isWaiting(next);
  return [
    ...(isNextHere && isNow
      ? [
        run(
          `${nameOf(booking)} has left, seat ${nameOf(next)}`,
          leaveAndSeat(booking, next, restaurantId, {
            tableIds: next.tableIds,
          }, now),
        ),
      ]
      : []),
    run(`${nameOf(booking)} has left`, leave(booking)),
    begin("Move", "move"),
    begin("Swap", "swap"),
    open("Edit", { kind: "edit", bookingId: booking.id }),
    begin("Add a table", "add"),
    ...partOfTables(booking),
    run("+15 min", plusQuarter(booking)),
    run("Undo seat", unseat(booking)),
    ...companyButtons(booking),
    ...blockButtons(booking),
  ];
}
