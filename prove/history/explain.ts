import { check } from "./checker.ts";
import type { Entry } from "./operation.ts";
import type { Booking, Floor, State } from "./state.ts";

/** Names for the ids in a history. */
export type Names = Readonly<Record<string, string>>;

/**
 * Says why a history has no serial order, with as little of it as possible:
 * the shortest beginning that has none, and of that only what the longest
 * legal order leaves over, behind the state that it leads to.
 */
export function explain(
  floor: Floor,
  start: State,
  entries: readonly Entry[],
  names: Names,
): string {
  const beginning = shortestIllegal(floor, start, entries);
  const { order, state } = check(floor, start, beginning);
  const placed = new Set(order);
  const left = beginning.filter((_, index) => !placed.has(index));
  const answered = left.filter(({ returnedAt }) => returnedAt < Infinity);
  const open = left.filter(({ returnedAt }) => returnedAt === Infinity);
  const text = [
    `No serial order explains ${entries.length} operations, ` +
    `nor the first ${beginning.length} of them.`,
    `${order.length} can be put in order and lead to:`,
    ...Object.entries(state.bookings).map(([id, booking]) =>
      `  ${id}: ${describeBooking(booking)}`
    ),
    `  guard: ${JSON.stringify(state.guards.at(-1))}`,
    "None of these answers can come next:",
    ...answered.slice(0, 8).map(describeEntry),
    "These had no answer by then:",
    ...open.slice(0, 16).map(describeEntry),
    "This is what was asked of the same booking last:",
    ...aboutSame(beginning, answered).slice(-12).map(describeEntry),
  ].join("\n");
  return Object.entries(names)
    .reduce((named, [id, name]) => named.replaceAll(id, name), text);
}

/** What concerns the bookings of the answers that fit nowhere. */
function aboutSame(
  entries: readonly Entry[],
  misfits: readonly Entry[],
): Entry[] {
  const ids = new Set(misfits.map(bookingOf));
  return entries.filter((entry) =>
    bookingOf(entry) !== undefined && ids.has(bookingOf(entry))
  );
}

function bookingOf({ operation }: Entry): string | undefined {
  return "booking" in operation ? operation.booking : undefined;
}

/** The history up to the first answer that makes it illegal. */
function shortestIllegal(
  floor: Floor,
  start: State,
  entries: readonly Entry[],
): Entry[] {
  const returns = entries.map(({ returnedAt }) => returnedAt)
    .filter((moment) => moment < Infinity).sort((a, b) => a - b);
  let [legal, illegal] = [-1, returns.length - 1];
  while (illegal - legal > 1) {
    const middle = Math.floor((legal + illegal) / 2);
    const beginning = until(entries, returns[middle] ?? Infinity);
    if (check(floor, start, beginning).result === "legal") legal = middle;
    else illegal = middle;
  }
  return until(entries, returns[illegal] ?? Infinity);
}

/** What was sent by then; what was answered later counts as unanswered. */
function until(entries: readonly Entry[], moment: number): Entry[] {
  return entries.filter(({ invokedAt }) => invokedAt < moment)
    .map((entry) =>
      entry.returnedAt <= moment ? entry : {
        ...entry,
        returnedAt: Infinity,
        answer: { outcome: "unknown" },
      }
    );
}

function describeBooking(booking: Booking): string {
  const { status, partySize, startAt, endAt, tables } = booking;
  return `${status}, party of ${partySize}, ${startAt} to ${endAt}, ` +
    `tables ${tables.join(" ") || "none"}`;
}

function describeEntry(entry: Entry): string {
  const { client, operation, invokedAt, returnedAt, answer } = entry;
  return `  [${invokedAt}, ${returnedAt}] ${client}: ` +
    `${JSON.stringify(operation)} -> ${JSON.stringify(answer)}`;
}
