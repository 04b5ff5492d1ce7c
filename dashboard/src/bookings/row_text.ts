import {
  type Booking,
  isSeated,
  isWaiting,
  needsTable,
} from "../data/booking.ts";
import { minutesBetween } from "../time/minutes.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { groupOf, isUrgent } from "./groups.ts";

/** The line below the name of a booking, and how it is set. */
export interface RowText {
  line: string;
  tone: "calm" | "warn" | "alarm";
}

/** From so many minutes after the start on, a party is late. */
const LATE_MINUTES = 5;

/** What {@linkcode rowText} needs beside the booking. */
export interface RowOptions {
  /** The present, cut to the minute; null on another date. */
  now: number | null;
  timeZone: string;
  /** Whether somebody else sits at one of its tables. */
  isTableOccupied: boolean;
}

/** One line about the state of a booking, or its note where nothing is up. */
export function rowText(booking: Booking, options: RowOptions): RowText {
  const { now, timeZone } = options;
  const group = groupOf(booking);
  if (group === "done") {
    return { line: doneText(booking, timeZone), tone: "calm" };
  }
  if (now !== null && group === "in") return seatedText(booking, now);
  if (now !== null && group === "wait") return waitText(booking, now, timeZone);
  const parts = [
    ...(now === null ? [] : presenceParts(booking, options, now)),
    ...(needsTable(booking) ? ["No table yet"] : []),
  ];
  if (parts.length === 0) return { line: booking.notes ?? "", tone: "calm" };
  const isWarned = now !== null && isUrgent(booking, now);
  return { line: parts.join(" · "), tone: isWarned ? "warn" : "calm" };
}

function presenceParts(
  booking: Booking,
  { isTableOccupied }: RowOptions,
  now: number,
): string[] {
  const late = minutesBetween(booking.startAt, now);
  if (isWaiting(booking)) {
    const here = `Here ${minutesBetween(booking.arrivedAt ?? now, now)} min`;
    return isTableOccupied ? [here, "table occupied"] : [here];
  }
  return late >= LATE_MINUTES ? [`Late ${late} min`] : [];
}

function seatedText(booking: Booking, now: number): RowText {
  const left = minutesBetween(now, booking.endAt);
  if (left < 0) return { line: `Over by ${-left}`, tone: "alarm" };
  const since = booking.seatedAt ?? booking.startAt;
  return {
    line: `${minutesBetween(since, now)} min · ${left} left`,
    tone: "calm",
  };
}

/** "Quoted 20:10, waiting 12 min", and past the quote "8 over". */
function waitText(booking: Booking, now: number, timeZone: string): RowText {
  const quote = `Quoted ${timeOfDay(booking.startAt, timeZone)}`;
  const over = minutesBetween(booking.startAt, now);
  if (over > 0) return { line: `${quote}, ${over} over`, tone: "warn" };
  const waited = minutesBetween(booking.arrivedAt ?? now, now);
  return { line: `${quote}, waiting ${waited} min`, tone: "calm" };
}

function doneText(booking: Booking, timeZone: string): string {
  switch (booking.status) {
    case "completed": {
      const { leftAt = null } = booking;
      return leftAt === null ? "Left" : `Left ${timeOfDay(leftAt, timeZone)}`;
    }
    case "no_show":
      return "No-show";
    default:
      return "Cancelled";
  }
}

/** The ids of the tables where people sit, and who they are. */
export function occupants(bookings: readonly Booking[]): Map<string, Booking> {
  return new Map(
    bookings.filter(isSeated).flatMap((booking) =>
      booking.tableIds.map((id): [string, Booking] => [id, booking])
    ),
  );
}
