import type { Booking } from "../../model/state.ts";
import { check } from "./checker.ts";
import { type Entry, type History, withoutReply } from "./history.ts";
import type { Position } from "./position.ts";

/**
 * Says why a history has no serial order, with as little of it as possible:
 * the shortest beginning that has none, where the longest legal order of it
 * leads, and the replies that fit nowhere after it.
 */
export function explain(start: Position, history: History): string {
  const beginning = shortestIllegal(start, history);
  const { order, position } = check(start, beginning);
  const placed = new Set(order);
  const left = beginning.filter((_, index) => !placed.has(index));
  const answered = left.filter(({ returnedAt }) => returnedAt < Infinity);
  const open = left.filter(({ returnedAt }) => returnedAt === Infinity);
  const bookings = Object.values(position.state.bookings);
  return [
    `No serial order explains ${history.length} actions, ` +
    `nor the first ${beginning.length} of them.`,
    `${order.length} can be put in order and lead to:`,
    ...bookings.map(describeBooking),
    `  guard: ${JSON.stringify(position.guards.at(-1))}`,
    "None of these can come next:",
    ...answered.slice(0, 8).map(describeEntry),
    "These had no reply by then:",
    ...open.slice(0, 16).map(describeEntry),
    "These were about the same bookings:",
    ...aboutSame(beginning, answered, bookings).slice(-12).map(describeEntry),
  ].join("\n");
}

/** The actions that name a booking which the misfits name as well. */
function aboutSame(
  history: History,
  misfits: History,
  bookings: readonly Booking[],
): Entry[] {
  const names = ({ action }: Entry, id: string) =>
    JSON.stringify(action).includes(id);
  const ids = bookings.map(({ id }) => id)
    .filter((id) => misfits.some((entry) => names(entry, id)));
  return history.filter((entry) => ids.some((id) => names(entry, id)));
}

/**
 * The history up to the first reply that makes it illegal. A beginning of a
 * legal history is legal, so that the reply can be found by bisection.
 */
function shortestIllegal(start: Position, history: History): History {
  const returns = history.map(({ returnedAt }) => returnedAt)
    .filter((moment) => moment < Infinity).sort((a, b) => a - b);
  let [legal, illegal] = [-1, returns.length - 1];
  while (illegal - legal > 1) {
    const middle = Math.floor((legal + illegal) / 2);
    const beginning = until(history, returns[middle] ?? Infinity);
    const { result } = check(start, beginning);
    if (result === "legal") legal = middle;
    else illegal = middle;
  }
  return until(history, returns[illegal] ?? Infinity);
}

/** What was sent by then; what was answered later has no reply yet. */
function until(history: History, moment: number): History {
  return history.filter(({ invokedAt }) => invokedAt < moment)
    .map((entry) => entry.returnedAt <= moment ? entry : withoutReply(entry));
}

function describeBooking(booking: Booking): string {
  const { id, status, partySize, startAt, endAt, tableIds } = booking;
  return `  ${id}: ${status}, party of ${partySize}, ${startAt} to ${endAt}, ` +
    `tables ${tableIds.join(" ") || "none"}`;
}

function describeEntry(entry: Entry): string {
  const { client, action, invokedAt, returnedAt, reply } = entry;
  return `  [${invokedAt}, ${returnedAt}] ${client}: ` +
    `${JSON.stringify(action)} -> ${JSON.stringify(reply)}`;
}
