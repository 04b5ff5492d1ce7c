import { lengthOf } from "../actions/drafts.ts";
import { type Booking, nameOf } from "../data/booking.ts";
import type { ServiceReading } from "../data/service_reading.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import type { Wording } from "../wording/wording.ts";

const MINUTE_MS = 60_000;

/** So late, or so early, and it is said. */
const NOTEWORTHY_MS = 5 * MINUTE_MS;

/**
 * What there is to know when a party sits down late or early, as in "Seated 25
 * min late. M4 is promised to Lee at 21:00."; empty where nothing is.
 */
export function seatingRemark(
  booking: Booking,
  tableIds: readonly string[],
  { bookings }: Pick<ServiceReading, "bookings">,
  { labelsOf, timeZone }: Pick<Wording, "labelsOf" | "timeZone">,
  now: number,
): string {
  const late = now - booking.startAt;
  if (late <= -NOTEWORTHY_MS) {
    const leaves = timeOfDay(now + lengthOf(booking), timeZone);
    return `Likely to leave ${leaves}.`;
  }
  if (late < NOTEWORTHY_MS) return "";
  const next =
    bookings.filter((other) =>
      other.id !== booking.id && other.status === "confirmed" &&
      other.startAt >= now &&
      other.tableIds.some((id) => tableIds.includes(id))
    ).sort((one, other) => one.startAt - other.startAt)[0];
  const isLate = `Seated ${Math.floor(late / MINUTE_MS)} min late.`;
  if (next === undefined) return isLate;
  const place = labelsOf(next.tableIds.filter((id) => tableIds.includes(id)));
  const verb = place.includes(" + ") ? "are" : "is";
  const time = timeOfDay(next.startAt, timeZone);
  return `${isLate} ${place} ${verb} promised to ${nameOf(next)} at ${time}.`;
}
