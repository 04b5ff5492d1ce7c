import type { Booking } from "../data/booking.ts";
import { counted } from "../wording/counted.ts";

/** The parties that a block concerns. */
export interface Affected {
  /** They do not sit, and lose their tables. */
  losing: Booking[];
  /** They sit there; the block begins when they leave. */
  sitting: Booking[];
}

/** The parties that hold one of the tables at some time of a block. */
export function affectedBy(
  bookings: readonly Booking[],
  tableIds: readonly string[],
  { startAt, endAt }: { startAt: number; endAt: number },
): Affected {
  const there = bookings.filter((booking) =>
    booking.tableIds.some((id) => tableIds.includes(id))
  );
  return {
    losing: there.filter((booking) =>
      booking.status === "confirmed" && booking.startAt < endAt &&
      booking.endAt > startAt
    ),
    sitting: there.filter(({ status }) => status === "checked_in"),
  };
}

/** As in "5 parties lose their tables, 3 still sit there". */
export function affectedText({ losing, sitting }: Affected): string {
  const lose = losing.length === 1 ? "loses its table" : "lose their tables";
  const sit = sitting.length === 1 ? "sits" : "sit";
  const parts = [
    losing.length > 0 &&
    `${counted(losing.length, "party", "parties")} ${lose}`,
    sitting.length > 0 &&
    (losing.length > 0
      ? `${sitting.length} still ${sit} there`
      : `${counted(sitting.length, "party", "parties")} still ${sit} there`),
  ].filter(Boolean);
  return parts.join(", ") || "Nobody has a table there";
}
