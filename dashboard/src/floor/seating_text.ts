import { type Booking, nameOf } from "../data/booking.ts";
import type { RefusalText } from "../refusals/refusal_text.ts";
import { timeOfDay } from "../time/zoned_time.ts";

/** Says why a table cannot be chosen that another booking has. */
export function takenText(
  label: string,
  occupant: Booking,
  timeZone: string,
): RefusalText {
  const from = timeOfDay(occupant.startAt, timeZone);
  const to = timeOfDay(occupant.endAt, timeZone);
  return {
    title: `${label} is taken by ${nameOf(occupant)} from ${from} to ${to}`,
    description: "Choose another table.",
  };
}

/** Says why a table cannot be chosen that is out of use. */
export function inactiveText(label: string): RefusalText {
  return {
    title: `${label} is out of use`,
    description: "Choose another table.",
  };
}
