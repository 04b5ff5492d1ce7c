import type { Purpose } from "../choice/use_choice.ts";
import { type Booking, nameOf } from "../data/booking.ts";
import type { DiningTable } from "../data/dining_table.ts";
import { counted } from "../wording/counted.ts";

/** Says what to tap, or how many seats the chosen tables have for the party. */
export function chooseText(
  purpose: Purpose,
  booking: Booking,
  chosen: readonly DiningTable[],
): string {
  const { partySize } = booking;
  const name = nameOf(booking);
  if (purpose === "swap") {
    return chosen.length === 0 ? `Swap ${name}: tap the other party` : "";
  }
  if (purpose === "give back") {
    return chosen.length === 0 ? `${name} gives back: tap the tables` : "";
  }
  if (chosen.length === 0) {
    return `${counted(partySize, "guest")}: tap a table, or several`;
  }
  const seats = chosen.reduce((sum, table) => sum + table.seats, 0);
  const place = chosen.map(({ label }) => label).join(" + ");
  const text = `${place}: ${counted(seats, "seat")}`;
  if (purpose === "add") return text;
  const short = seats < partySize ? `, ${partySize - seats} short` : "";
  return `${text} for ${counted(partySize, "guest")}${short}`;
}
