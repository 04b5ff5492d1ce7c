import { reopen } from "../actions/drafts.ts";
import { seatAt } from "../actions/seating_drafts.ts";
import { type Booking, isOver, isSeated } from "../data/booking.ts";
import { expectedButtons } from "./expected_buttons.ts";
import {
  begin,
  type ButtonOptions,
  type PartyButton,
  run,
} from "./party_button.ts";
import { seatButtons } from "./seat_buttons.ts";
import { seatedButtons } from "./seated_buttons.ts";

/** What can be done with a party, the likeliest first. */
export function buttonsOf(
  booking: Booking,
  options: ButtonOptions,
): PartyButton[] {
  if (isSeated(booking)) return seatedButtons(booking, options);
  if (isOver(booking)) return doneButtons(booking, options);
  return expectedButtons(booking, options);
}

function doneButtons(booking: Booking, options: ButtonOptions): PartyButton[] {
  const { restaurantId, now, isNow, wording } = options;
  const former = booking.formerTableIds ?? [];
  const back = isNow && former.length > 0
    ? [
      run(
        `Seat at ${wording.labelsOf(former)}`,
        seatAt(booking, restaurantId, { tableIds: former }, now),
      ),
    ]
    : [];
  return [
    ...back,
    ...seatButtons(booking, options).filter(({ label }) =>
      !back.some((button) => button.label === label)
    ),
    ...(isNow ? [begin("Choose tables", "reserve")] : []),
    run("Reopen", reopen(booking)),
  ];
}
