import { type Booking, nameOf } from "../data/booking.ts";
import type { DiningTable } from "../data/dining_table.ts";

/** What turns ids and moments into the words of a restaurant. */
export interface Wording {
  /** The restaurant's own, as an IANA name. */
  timeZone: string;
  /** What tables are called, as in "M1 + M2"; empty for no tables. */
  labelsOf: (tableIds: readonly string[]) => string;
  /** What a booking is called; "another booking", or what is given, if it was not read. */
  nameOfBooking: (bookingId: string, unknown?: string) => string;
}

/** What {@linkcode makeWording} looks names up in. */
export interface WordingSources {
  timeZone: string;
  tables: ReadonlyMap<string, DiningTable>;
  findBooking: (bookingId: string) => Booking | undefined;
}

/** Makes the words of a restaurant from its tables and bookings. */
export function makeWording(
  { timeZone, tables, findBooking }: WordingSources,
): Wording {
  return {
    timeZone,
    labelsOf: (tableIds) =>
      tableIds.map((id) => tables.get(id)?.label ?? "a table").sort(byNumber)
        .join(" + "),
    nameOfBooking(bookingId, unknown = "another booking") {
      const booking = findBooking(bookingId);
      return booking === undefined ? unknown : nameOf(booking);
    },
  };
}

/** M9 comes before M10. */
function byNumber(a: string, b: string): number {
  return a.localeCompare(b, "en", { numeric: true });
}
