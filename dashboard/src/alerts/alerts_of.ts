import {
  type Booking,
  isOver,
  isSeated,
  isWaiting,
  nameOf,
  needsTable,
} from "../data/booking.ts";
import type { ServiceReading } from "../data/service_reading.ts";
import { minutesBetween } from "../time/minutes.ts";
import { timeOfDay } from "../time/zoned_time.ts";
import { counted } from "../wording/counted.ts";

/** Something that somebody has to do something about. */
export interface Alert {
  kind: "next is here" | "over" | "late" | "no table";
  /** The party that it is about. */
  booking: Booking;
  /** Who waits for its table; null if that is not what it is about. */
  next: Booking | null;
  text: string;
}

const NEXT_MINUTES = 15;
const LATE_MINUTES = 15;
const NO_TABLE_MINUTES = 60;

/** What needs doing now, the most urgent first. */
export function alertsOf(
  { bookings }: Pick<ServiceReading, "bookings">,
  now: number,
  timeZone: string,
): Alert[] {
  const urgency = ["next is here", "over", "late", "no table"];
  const context = { now, timeZone, promises: promisesByTable(bookings, now) };
  return bookings.flatMap((booking) => alertOf(booking, context) ?? [])
    .sort((a, b) =>
      urgency.indexOf(a.kind) - urgency.indexOf(b.kind) ||
      a.booking.startAt - b.booking.startAt
    );
}

interface Context {
  now: number;
  timeZone: string;
  promises: ReadonlyMap<string, Booking>;
}

function alertOf(booking: Booking, context: Context): Alert | null {
  if (isSeated(booking)) return overAlert(booking, context);
  if (isOver(booking)) return null;
  return expectedAlert(booking, context);
}

function overAlert(booking: Booking, context: Context): Alert | null {
  const { now, timeZone, promises } = context;
  const over = minutesBetween(booking.endAt, now);
  const next = booking.tableIds.flatMap((id) => promises.get(id) ?? [])
    .sort((a, b) => a.startAt - b.startAt)[0] ?? null;
  if (over <= 0 || next === null) return null;
  const who = `${nameOf(next)}, ${next.partySize}`;
  const text = `${nameOf(booking)} is over by ${over}`;
  if (isWaiting(next)) {
    return {
      kind: "next is here",
      booking,
      next,
      text: `${text}. ${who}, is here`,
    };
  }
  if (minutesBetween(now, next.startAt) > NEXT_MINUTES) return null;
  const time = timeOfDay(next.startAt, timeZone);
  return { kind: "over", booking, next, text: `${text}. ${who}, at ${time}` };
}

function expectedAlert(booking: Booking, context: Context): Alert | null {
  const { now, timeZone } = context;
  const name = nameOf(booking);
  const guests = counted(booking.partySize, "guest");
  const until = minutesBetween(now, booking.startAt);
  if (!isWaiting(booking) && until <= -LATE_MINUTES) {
    const text = `${name}, ${guests}, is late by ${-until} min`;
    return { kind: "late", booking, next: null, text };
  }
  if (!needsTable(booking) || isWaiting(booking)) return null;
  if (until > NO_TABLE_MINUTES) return null;
  const time = timeOfDay(booking.startAt, timeZone);
  const text = `${name}, ${guests}, ${time}, has no table`;
  return { kind: "no table", booking, next: null, text };
}

/** The next party of each table that is still to come. */
function promisesByTable(
  bookings: readonly Booking[],
  now: number,
): Map<string, Booking> {
  const found = new Map<string, Booking>();
  const promised = bookings
    .filter(({ status, endAt }) => status === "confirmed" && endAt > now)
    .sort((a, b) => b.startAt - a.startAt);
  for (const booking of promised) {
    for (const id of booking.tableIds) found.set(id, booking);
  }
  return found;
}
