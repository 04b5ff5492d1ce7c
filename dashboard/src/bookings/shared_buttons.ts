import { edit } from "../actions/drafts.ts";
import type { Booking } from "../data/booking.ts";
import { open, type PartyButton, run } from "./party_button.ts";

/** What changes who belongs to a party. */
export function companyButtons(booking: Booking): PartyButton[] {
  const partySize = booking.partySize + 1;
  const oneMore = run("+1 guest", edit(booking, { partySize }));
  const split = open("Split", { kind: "split", bookingId: booking.id });
  const join = open("Join with", { kind: "join", bookingId: booking.id });
  return [oneMore, ...(booking.partySize > 1 ? [split] : []), join];
}

/** What gives the tables of a party to nobody else after it. */
export function blockButtons({ tableIds: [tableId] }: Booking): PartyButton[] {
  return tableId === undefined
    ? []
    : [open("Block table", { kind: "block", tableId })];
}
