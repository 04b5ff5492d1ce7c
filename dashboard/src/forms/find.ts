import { type Booking, isOver } from "../data/booking.ts";

/** So many digits find a phone number. */
const FEWEST_DIGITS = 3;

/**
 * The bookings that a text finds: by name, note, or the last digits of the
 * phone number. Those of a date come first, those that are over last.
 *
 * @param serviceDate Tonight.
 */
export function findBookings(
  bookings: readonly Booking[],
  text: string,
  serviceDate: string,
): Booking[] {
  const wanted = plain(text);
  if (wanted === "") return [];
  const digits = /^[\d\s+/()-]+$/.test(text) ? text.replace(/\D/g, "") : "";
  const found = bookings.filter((booking) =>
    plain(booking.guestName).includes(wanted) ||
    plain(booking.notes ?? "").includes(wanted) ||
    digits.length >= FEWEST_DIGITS &&
      (booking.guestPhone ?? "").replace(/\D/g, "").endsWith(digits)
  );
  return found.sort((one, other) =>
    rank(one, serviceDate) - rank(other, serviceDate) ||
    one.startAt - other.startAt
  );
}

function rank(booking: Booking, serviceDate: string): number {
  const isOther = booking.serviceDate !== undefined &&
    booking.serviceDate !== serviceDate;
  return (isOther ? 2 : 0) + (isOver(booking) ? 1 : 0);
}

/** Small letters without accents: "Müller" is found by "muller". */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
