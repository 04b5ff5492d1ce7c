/**
 * Every action of the dashboard: the requests that do it, and those that undo
 * it.
 *
 * @module
 */
import type { FunctionRequest } from "../api/call_function.ts";
import { type Booking, holdsTables, versionsOf } from "../data/booking.ts";
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
export function seat(booking: Booking, seats: Seats): Draft {
  const tableIds = [...seats.tableIds].sort();
  const isMove = holdsTables(booking);
  return {
    kind: isMove ? "move" : "seat",
    bookingIds: [booking.id],
    tableIds,
    requests: [assignment(booking, seats)],
    undo: {
      draft: isMove ? giveBack(booking) : undoing(booking, [{
        endpoint: "unassign-tables",
        body: { bookingId: booking.id, tableIds },
      }]),
      versions: versionsOf([{
        ...booking,
        status: isMove ? booking.status : "confirmed",
        tableIds,
      }]),
    },
  };
}

/** Takes all tables from a booking. */
export function release(booking: Booking): Draft {
  return {
    kind: "release",
    bookingIds: [booking.id],
    tableIds: booking.tableIds,
    requests: [{
      endpoint: "unassign-tables",
      body: { bookingId: booking.id },
    }],
    undo: {
      draft: giveBack(booking),
      versions: versionsOf([{ ...booking, status: "pending", tableIds: [] }]),
    },
  };
}

/** Changes the time or the size of a booking. */
export function edit(booking: Booking, changes: Changes): Draft {
  return {
    kind: "edit",
    bookingIds: [booking.id],
    tableIds: [],
    requests: [change(booking, changes)],
    undo: {
      draft: undoing(booking, [change(booking, booking)]),
      versions: versionsOf([{ ...booking, ...changes }]),
    },
  };
}

/** Records that the party sits at its tables. */
export function checkIn(booking: Booking): Draft {
  return {
    kind: "check in",
    bookingIds: [booking.id],
    tableIds: [],
    requests: [update(booking, { status: "checked_in" })],
    undo: {
      draft: undoing(booking, [update(booking, { status: booking.status })]),
      versions: versionsOf([{ ...booking, status: "checked_in" }]),
    },
  };
}

/** Records that the party sits down at these tables, in place of its own. */
export function checkInAt(
  booking: Booking,
  restaurantId: string,
  seats: Seats,
): Draft {
  const tableIds = [...seats.tableIds].sort();
  const { requireAdjacency = false } = seats;
  return {
    kind: "check in",
    bookingIds: [booking.id],
    tableIds,
    requests: [{
      endpoint: "seat-bookings",
      body: {
        restaurantId,
        seatings: [{ bookingId: booking.id, tableIds, checkIn: true }],
        ...(requireAdjacency && { requireAdjacency }),
      },
    }],
    undo: {
      draft: giveBack(booking, [update(booking, { status: booking.status })]),
      versions: versionsOf([{ ...booking, status: "checked_in", tableIds }]),
    },
  };
}

/** Cancels a booking, which releases its tables. */
export function cancel(booking: Booking): Draft {
  const reopen = update(booking, { status: "pending" });
  return {
    kind: "cancel",
    bookingIds: [booking.id],
    tableIds: [],
    requests: [update(booking, { status: "cancelled" })],
    undo: {
      draft: holdsTables(booking)
        ? giveBack(booking, [reopen])
        : undoing(booking, [reopen]),
      versions: versionsOf([{ ...booking, status: "cancelled", tableIds: [] }]),
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
  return {
    kind: "undo",
    bookingIds: [booking.id],
    tableIds: [],
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
