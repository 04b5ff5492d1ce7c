/**
 * What is said about one party: that it is here, sits, has left, is not coming,
 * stays longer, or wants something else.
 *
 * @module
 */
import type { Booking } from "../data/booking.ts";
import { changeOf, type Facts } from "./change.ts";
import type { ActionKind, Draft } from "./draft.ts";
import { type BookingFields, unassign, update } from "./requests.ts";

const QUARTER_MS = 15 * 60_000;

/** What an edit can change; what is missing stays as it is. */
export interface Changes {
  partySize?: number;
  /** In epoch milliseconds, like the end. */
  startAt?: number;
  endAt?: number;
  /** Not empty: the server takes no name away. */
  guestName?: string;
  guestPhone?: string | null;
  notes?: string | null;
}

/** How long a party is planned to stay. */
export function lengthOf({ startAt, endAt }: Booking): number {
  return endAt - startAt;
}

/**
 * Records that the party sits down at the tables that it has. One that comes
 * after its time stays as long as planned.
 */
export function checkIn(booking: Booking, now: number): Draft {
  const isOver = booking.endAt <= now;
  const fields: BookingFields = {
    status: "checked_in",
    ...(isOver && { endAt: now + lengthOf(booking) }),
  };
  return {
    ...one("seat", booking, fields, {
      status: "checked_in",
      ...(fields.endAt !== undefined && { endAt: fields.endAt }),
    }),
    tableIds: booking.tableIds,
    wish: {
      type: "seat",
      bookingId: booking.id,
      seats: {
        tableIds: booking.tableIds,
        checkIn: true,
        ...(fields.endAt !== undefined && { endAt: fields.endAt }),
      },
    },
    intent: JSON.stringify(["seat", booking.id, booking.tableIds]),
  };
}

/** Takes a check-in back: the party keeps its tables and is expected again. */
export function unseat(booking: Booking): Draft {
  const status = "confirmed";
  return one("unseat", booking, { status }, { status });
}

/** Records that the party has left. */
export function leave(booking: Booking): Draft {
  return {
    ...one("leave", booking, { status: "completed" }, over("completed")),
    tableIds: booking.tableIds,
  };
}

/** Records that the party is not coming. */
export function noShow(booking: Booking): Draft {
  return one("no show", booking, { status: "no_show" }, over("no_show"));
}

/** Cancels a booking, which gives its tables back. */
export function cancel(booking: Booking): Draft {
  return one("cancel", booking, { status: "cancelled" }, over("cancelled"));
}

/** Expects a party again that was cancelled, not coming, or gone. */
export function reopen(booking: Booking): Draft {
  return one("reopen", booking, { status: "pending" }, { status: "pending" });
}

/**
 * Records that the party is here.
 *
 * @param arrivedGuests How many of it; missing: not counted.
 */
export function arrive(booking: Booking, arrivedGuests?: number): Draft {
  const fields = arrivedGuests === undefined
    ? { arrived: true }
    : { arrivedGuests };
  return one("arrive", booking, fields, {
    hasArrived: true,
    arrivedGuests: arrivedGuests ?? booking.arrivedGuests ?? null,
  });
}

/** Takes back that the party is here. */
export function unarrive(booking: Booking): Draft {
  return one("unarrive", booking, { arrived: false }, {
    hasArrived: false,
    arrivedGuests: null,
  });
}

/**
 * Takes tables back from a party that keeps the others.
 *
 * @param tableIds Missing: all of them, and the party needs a table again.
 */
export function giveBackTables(
  booking: Booking,
  tableIds: readonly string[] = booking.tableIds,
): Draft {
  const left = booking.tableIds.filter((id) => !tableIds.includes(id));
  const isAll = left.length === 0;
  return {
    kind: "give back",
    bookingIds: [booking.id],
    tableIds: [...tableIds],
    steps: [{
      request: isAll ? unassign(booking.id) : unassign(booking.id, tableIds),
      changes: [
        changeOf(booking, {
          tableIds: left,
          ...(isAll && { status: "pending" }),
        }),
      ],
    }],
  };
}

/**
 * Gives a party 15 minutes more: one that sits may stay longer, one that is
 * expected comes and leaves later.
 */
export function plusQuarter(booking: Booking): Draft {
  const endAt = booking.endAt + QUARTER_MS;
  if (booking.status === "checked_in") {
    return edit(booking, { endAt }, "longer");
  }
  const startAt = booking.startAt + QUARTER_MS;
  return edit(booking, { startAt, endAt }, "later");
}

/**
 * Changes what is given and nothing else, unless somebody else has changed the
 * booking since it was read.
 *
 * @param overrideReason Why a manager lets the party past the limits.
 */
export function edit(
  booking: Booking,
  changes: Changes,
  kind: ActionKind = "edit",
  overrideReason?: string,
): Draft {
  const { id, updatedAt } = booking;
  const fields: BookingFields = {
    ...changes,
    ...(updatedAt && { expectedUpdatedAt: updatedAt }),
    ...(overrideReason && { capacityOverride: { reason: overrideReason } }),
  };
  return {
    ...one(kind, booking, fields, changes),
    wish: { type: "edit", bookingId: id, changes },
  };
}

/** An action that is one edit. */
function one(
  kind: ActionKind,
  booking: Booking,
  fields: BookingFields,
  changes: Partial<Omit<Facts, "id">>,
): Draft {
  return {
    kind,
    bookingIds: [booking.id],
    tableIds: [],
    steps: [{
      request: update(booking.id, fields),
      changes: [changeOf(booking, changes)],
    }],
  };
}

/** A party that is over holds no tables. */
function over(
  status: "completed" | "cancelled" | "no_show",
): Pick<Facts, "status" | "tableIds"> {
  return { status, tableIds: [] };
}
