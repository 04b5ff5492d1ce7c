/**
 * Every action of the dashboard: the requests that do it, those that undo it,
 * and the words for both.
 *
 * @module
 */
import type { FunctionRequest } from "../api/call_function.ts";
import {
  type Booking,
  holdsTables,
  nameOf,
  versionOf,
} from "../data/booking.ts";
import type { Wording } from "../wording/wording.ts";
import type { Draft } from "./draft.ts";

/** What the edit form can change. */
export type Changes = Pick<Booking, "partySize" | "startAt" | "endAt">;

/** Which tables {@linkcode seat} gives to a booking. */
export interface Seats {
  tableIds: readonly string[];
  /** Whether the server is to refuse tables that are not neighbours. */
  requireAdjacency?: boolean;
}

/** Gives a booking these tables, in place of any that it holds. */
export function seat(
  booking: Booking,
  seats: Seats,
  { labelsOf }: Pick<Wording, "labelsOf">,
): Draft {
  const tableIds = [...seats.tableIds].sort();
  const place = labelsOf(tableIds);
  const name = nameOf(booking);
  const isMove = holdsTables(booking);
  return {
    bookingId: booking.id,
    title: isMove ? `Move ${name} to ${place}` : `Seat ${name} at ${place}`,
    progress: isMove
      ? `Moving ${name} to ${place}`
      : `Seating ${name} at ${place}`,
    done: `${name} has ${place}`,
    requests: [assignment(booking, seats)],
    undo: {
      draft: isMove ? giveBack(booking) : undoing(booking, [{
        endpoint: "unassign-tables",
        body: { bookingId: booking.id, tableIds },
      }]),
      version: versionOf({
        ...booking,
        status: isMove ? booking.status : "confirmed",
        tableIds,
      }),
    },
  };
}

/** Takes all tables from a booking. */
export function release(
  booking: Booking,
  { labelsOf }: Pick<Wording, "labelsOf">,
): Draft {
  const place = labelsOf(booking.tableIds);
  return {
    bookingId: booking.id,
    title: `Release ${place}`,
    progress: `Releasing ${place}`,
    done: `${place} released. ${nameOf(booking)} needs a table`,
    requests: [{
      endpoint: "unassign-tables",
      body: { bookingId: booking.id },
    }],
    undo: {
      draft: giveBack(booking),
      version: versionOf({ ...booking, status: "pending", tableIds: [] }),
    },
  };
}

/** Changes the time or the size of a booking. */
export function edit(booking: Booking, changes: Changes): Draft {
  return {
    bookingId: booking.id,
    title: `Change ${nameOf(booking)}`,
    progress: `Changing ${nameOf(booking)}`,
    done: `${nameOf(booking)} changed`,
    requests: [change(booking, changes)],
    undo: {
      draft: undoing(booking, [change(booking, booking)]),
      version: versionOf({ ...booking, ...changes }),
    },
  };
}

/** Records that the party sits at its tables. */
export function checkIn(booking: Booking): Draft {
  return {
    bookingId: booking.id,
    title: `Check ${nameOf(booking)} in`,
    progress: `Checking ${nameOf(booking)} in`,
    done: `${nameOf(booking)} is seated`,
    requests: [update(booking, { status: "checked_in" })],
    undo: {
      draft: undoing(booking, [update(booking, { status: booking.status })]),
      version: versionOf({ ...booking, status: "checked_in" }),
    },
  };
}

/** Cancels a booking, which releases its tables. */
export function cancel(booking: Booking): Draft {
  const reopen = update(booking, { status: "pending" });
  return {
    bookingId: booking.id,
    title: `Cancel ${nameOf(booking)}`,
    progress: `Cancelling ${nameOf(booking)}`,
    done: `${nameOf(booking)} cancelled`,
    requests: [update(booking, { status: "cancelled" })],
    undo: {
      draft: holdsTables(booking)
        ? giveBack(booking, [reopen])
        : undoing(booking, [reopen]),
      version: versionOf({ ...booking, status: "cancelled", tableIds: [] }),
    },
  };
}

/**
 * Undoes by giving the booking the tables that it has now. Its neighbours are
 * not checked: it had these tables before.
 */
function giveBack(booking: Booking, before: FunctionRequest[] = []): Draft {
  const after = booking.status === "checked_in"
    ? [update(booking, { status: "checked_in" })]
    : [];
  const { tableIds } = booking;
  return undoing(booking, [
    ...before,
    assignment(booking, { tableIds }),
    ...after,
  ]);
}

function undoing(booking: Booking, requests: FunctionRequest[]): Draft {
  const name = nameOf(booking);
  return {
    bookingId: booking.id,
    title: `Undo the last change to ${name}`,
    progress: `Undoing the last change to ${name}`,
    done: `${name} is as before`,
    requests,
    undo: null,
  };
}

function assignment(
  booking: Booking,
  { tableIds, requireAdjacency = false }: Seats,
): FunctionRequest {
  return {
    endpoint: "assign-tables",
    body: {
      bookingId: booking.id,
      tableIds: [...tableIds].sort(),
      ...(requireAdjacency && { requireAdjacency }),
    },
  };
}

function change(
  booking: Booking,
  { partySize, startAt, endAt }: Changes,
): FunctionRequest {
  return update(booking, {
    partySize,
    startAt: new Date(startAt).toISOString(),
    endAt: new Date(endAt).toISOString(),
  });
}

function update(
  booking: Booking,
  changes: Record<string, unknown>,
): FunctionRequest {
  return {
    endpoint: "update-booking",
    body: { bookingId: booking.id, ...changes },
  };
}
