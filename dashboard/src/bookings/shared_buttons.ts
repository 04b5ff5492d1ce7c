import type { Booking } from "../data/booking.ts";
import { begin, open, type PartyButton } from "./party_button.ts";

/** What changes who belongs to a party. */
export function companyButtons(booking: Booking): PartyButton[] {
  const split = open("Split", { kind: "split", bookingId: booking.id });
  const join = open("Join with", { kind: "join", bookingId: booking.id });
  return booking.partySize > 1 ? [split, join] : [join];
}

/** What gives the tables of a party to nobody else after it. */
export function blockButtons({ tableIds: [tableId] }: Booking): PartyButton[] {
  return tableId === undefined
    ? []
    : [open("Block table", { kind: "block", tableId })];
}

/** A party that has several tables can give some of them back. */
export function partOfTables({ tableIds }: Booking): PartyButton[] {
  return tableIds.length > 1 ? [begin("Give back", "give back")] : [];
}
