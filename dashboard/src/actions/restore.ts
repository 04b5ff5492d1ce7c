import type { FunctionRequest } from "../api/call_function.ts";
import {
  type BlockChange,
  type BookingChange,
  type Change,
  type Facts,
  netChanges,
} from "./change.ts";
import type { BookingFields } from "./requests.ts";
import { type Seating, seatings, unassign, update } from "./requests.ts";

/** A party whose end has passed gets so much time; its end is put back afterwards. */
const AHEAD_MS = 15 * 60_000;

/** The requests that bring a booking back. */
interface Return {
  /** Sent before any party gets its tables back, so that they are free. */
  first: FunctionRequest[];
  seating: Seating | null;
  last: FunctionRequest[];
}

/**
 * The requests that take an action back: what it freed is given back and what
 * it took is freed first, and all parties get their former tables in one request,
 * so that two that have swapped can swap again.
 *
 * @param changes What was done, in its order.
 * @param now When it is taken back: nobody gets tables for a time that is over.
 */
export function restore(
  restaurantId: string,
  changes: readonly Change[],
  now: number,
): FunctionRequest[] {
  const net = netChanges(changes).reverse();
  const blocks = net.filter((change) => change.type === "block");
  const returns = net.filter((change) => change.type === "booking")
    .map((change) => returnOf(change, now));
  const seated = returns.flatMap(({ seating }) => seating ?? []);
  return [
    ...blocks.flatMap(unblocked),
    ...returns.flatMap(({ first }) => first),
    ...(seated.length > 0 ? [seatings(restaurantId, seated)] : []),
    ...returns.flatMap(({ last }) => last),
    ...blocks.flatMap((block) => blockedAgain(restaurantId, block, now)),
  ];
}

function unblocked({ after }: BlockChange): FunctionRequest[] {
  if (after === null) return [];
  const { assignmentId } = after;
  return [{ endpoint: "unblock-tables", body: { assignmentId } }];
}

function blockedAgain(
  restaurantId: string,
  { before }: BlockChange,
  now: number,
): FunctionRequest[] {
  if (before === null || before.endAt <= now) return [];
  const { tableIds, startAt, endAt, reason } = before;
  return [{
    endpoint: "block-tables",
    body: {
      restaurantId,
      tableIds,
      startAt: new Date(Math.max(startAt, now)).toISOString(),
      endAt: new Date(endAt).toISOString(),
      reason,
    },
  }];
}

function returnOf({ before, after }: BookingChange, now: number): Return {
  if (before === null) {
    const first = [update(after.id, { status: "cancelled" })];
    return { first, seating: null, last: [] };
  }
  return holds(before) ? toTables(before, after, now) : toNone(before, after);
}

/** Back to a booking without tables. */
function toNone(before: Facts, after: Facts): Return {
  const fields = differences(before, after);
  const isReleased = before.status === "pending" && holds(after);
  const first = isReleased
    ? [unassign(before.id), ...updates(before.id, fields)]
    : updates(before.id, { ...statusOf(before, after), ...fields });
  return { first, seating: null, last: [] };
}

/** Back to its tables. */
function toTables(before: Facts, after: Facts, now: number): Return {
  const { id, tableIds } = before;
  const fields = differences(before, after);
  const sits = before.status === "checked_in";
  const sitsDown = sits && after.status !== "checked_in";
  const isSame = holds(after) && String(tableIds) === String(after.tableIds);
  if (isSame && !(sitsDown && before.endAt <= now)) {
    const all = { ...statusOf(before, after), ...fields };
    return { first: [], seating: null, last: updates(id, all) };
  }
  const isPast = before.endAt <= now;
  return {
    // Changed while it has no tables: neither the former nor the others may fit.
    first: [
      ...(isReleased(before, after, fields) ? [unassign(id)] : []),
      ...updates(id, { ...revived(before, after), ...fields }),
    ],
    seating: {
      bookingId: id,
      seats: {
        tableIds,
        ...(sitsDown && { checkIn: true }),
        ...(isPast && { endAt: now + AHEAD_MS }),
      },
    },
    last: isPast ? [update(id, { endAt: before.endAt })] : [],
  };
}

/**
 * Whether a booking gives its tables back before it is changed. One that sits
 * does not: its size and its times are facts, which no table can refuse.
 */
function isReleased(
  before: Facts,
  after: Facts,
  { partySize, startAt, endAt }: BookingFields,
): boolean {
  const isChanged = (partySize ?? startAt ?? endAt) !== undefined;
  return isChanged && before.status === "confirmed" &&
    after.status === "confirmed";
}

/** What has to be changed before a booking can have tables again. */
function revived(before: Facts, after: Facts): BookingFields {
  const sits = before.status === "checked_in";
  if (after.status === "checked_in" && !sits) return { status: "confirmed" };
  if (holds(after) || after.status === "pending") return {};
  // A party that has left, or that had not come, sits down again directly.
  if (sits && after.status !== "cancelled") return {};
  return { status: "pending" };
}

function statusOf(before: Facts, after: Facts): BookingFields {
  return before.status === after.status ? {} : { status: before.status };
}

/** What else is different, as it was. */
function differences(before: Facts, after: Facts): BookingFields {
  const fields: BookingFields = {};
  if (before.partySize !== after.partySize) fields.partySize = before.partySize;
  if (before.startAt !== after.startAt) fields.startAt = before.startAt;
  if (before.endAt !== after.endAt) fields.endAt = before.endAt;
  // The server takes no name away: a walk-in that was given one keeps it.
  if (before.guestName && before.guestName !== after.guestName) {
    fields.guestName = before.guestName;
  }
  if (before.guestPhone !== after.guestPhone) {
    fields.guestPhone = before.guestPhone ?? null;
  }
  if (before.notes !== after.notes) fields.notes = before.notes ?? null;
  return { ...fields, ...arrivalOf(before, after) };
}

function arrivalOf(before: Facts, after: Facts): BookingFields {
  const isSame = before.hasArrived === after.hasArrived &&
    before.arrivedGuests === after.arrivedGuests;
  if (isSame) return {};
  if (!before.hasArrived) return { arrived: false };
  const { arrivedGuests } = before;
  return arrivedGuests === null ? { arrived: true } : { arrivedGuests };
}

function updates(id: string, fields: BookingFields): FunctionRequest[] {
  return Object.keys(fields).length === 0 ? [] : [update(id, fields)];
}

function holds({ status }: Facts): boolean {
  return status === "confirmed" || status === "checked_in";
}
