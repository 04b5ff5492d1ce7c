import { type Booking, holdsTables } from "../data/booking.ts";
import type { DiningTable } from "../data/use_floor.ts";
import { counted } from "../wording/counted.ts";

/** The chosen tables in words. */
export interface ChoiceText {
  text: string;
  /** Whether they have a seat for every guest; null when none is chosen. */
  isEnough: boolean | null;
}

/** Says how many seats the chosen tables have for the guests of a booking. */
export function choiceText(
  { partySize }: Pick<Booking, "partySize">,
  chosen: readonly DiningTable[],
): ChoiceText {
  const guests = counted(partySize, "guest");
  if (chosen.length === 0) {
    return {
      text: `${guests}: tap a table, or several to merge them`,
      isEnough: null,
    };
  }
  const seats = chosen.reduce((sum, table) => sum + table.seats, 0);
  const isEnough = seats >= partySize;
  const text = `${placeOf(chosen)}: ${counted(seats, "seat")} for ${guests}`;
  return {
    text: isEnough ? text : `${text}, ${partySize - seats} short`,
    isEnough,
  };
}

/** What the button says that gives a booking the chosen tables. */
export function buttonText(
  booking: Booking,
  chosen: readonly DiningTable[],
): string {
  if (chosen.length === 0) return "Choose a table";
  return `${seatVerb(booking)} ${placeOf(chosen)}`;
}

/** What giving tables to a booking is called on buttons. */
export function seatVerb(booking: Booking): "Move to" | "Seat at" {
  return holdsTables(booking) ? "Move to" : "Seat at";
}

/** The labels of tables in the order in which they were chosen. */
function placeOf(tables: readonly DiningTable[]): string {
  return tables.map(({ label }) => label).join(" + ");
}
