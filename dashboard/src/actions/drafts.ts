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
import type { Draft } from "./draft.ts";

/** What every action needs to know. */
export interface Subject {
  restaurantId: string;
  booking: Booking;
  /** What the tables are called. */
  labelsOf: (tableIds: readonly string[]) => string;
}

/** What the edit form can change. */
export interface Changes {
  partySize: number;
  startAt: number;
  endAt: number;
}

/** Gives a booking tables, in place of any that it holds. */
export function seat(
  subject: Subject,
  tableIds: readonly string[],
  requireAdjacency: boolean,
): Draft {
  const { booking, labelsOf } = subject;
  const place = labelsOf(tableIds);
  const isMove = holdsTables(booking);
  const [verb, doing] = isMove ? ["Move", "Moving"] : ["Seat", "Seating"];
  return {
    ...about(subject),
    title: `${verb} ${nameOf(booking)} ${isMove ? "to" : "at"} ${place}`,
    progress: `${doing} ${nameOf(booking)} ${isMove ? "to" : "at"} ${place}`,
    done: `${nameOf(booking)} has ${place}`,
    requests: [assignment(booking, tableIds, requireAdjacency)],
    undo: {
      draft: isMove ? giveBack(subject) : undoing(subject, [{
        endpoint: "unassign-tables",
        body: { bookingId: booking.id, tableIds: [...tableIds].sort() },
      }]),
      version: versionOf({
        ...booking,
        status: isMove ? booking.status : "confirmed",
        tableIds: [...tableIds].sort(),
      }),
    },
  };
}

/** Takes all tables from a booking. */
export function release(subject: Subject): Draft {
  const { booking, labelsOf } = subject;
  const place = labelsOf(booking.tableIds);
  return {
    ...about(subject),
    title: `Release ${place}`,
    progress: `Releasing ${place}`,
    done: `${place} released. ${nameOf(booking)} needs a table`,
    requests: [{
      endpoint: "unassign-tables",
      body: { bookingId: booking.id },
    }],
    undo: {
      draft: giveBack(subject),
      version: versionOf({ ...booking, status: "pending", tableIds: [] }),
    },
  };
}

/** Changes the time or the size of a booking. */
export function edit(subject: Subject, changes: Changes): Draft {
  const { booking } = subject;
  const { partySize, startAt, endAt } = booking;
  return {
    ...about(subject),
    title: `Change ${nameOf(booking)}`,
    progress: `Changing ${nameOf(booking)}`,
    done: `${nameOf(booking)} changed`,
    requests: [change(booking, changes)],
    undo: {
      draft: undoing(subject, [
        change(booking, { partySize, startAt, endAt }),
      ]),
      version: versionOf({ ...booking, ...changes }),
    },
  };
}

/** Notes that the party has come. */
export function checkIn(subject: Subject): Draft {
  const { booking } = subject;
  return {
    ...about(subject),
    title: `Check ${nameOf(booking)} in`,
    progress: `Checking ${nameOf(booking)} in`,
    done: `${nameOf(booking)} is seated`,
    requests: [update(booking, { status: "checked_in" })],
    undo: {
      draft: undoing(subject, [update(booking, { status: booking.status })]),
      version: versionOf({ ...booking, status: "checked_in" }),
    },
  };
}

/** Calls a booking off, which releases its tables. */
export function cancel(subject: Subject): Draft {
  const { booking } = subject;
  const reopen = update(booking, { status: "pending" });
  return {
    ...about(subject),
    title: `Cancel ${nameOf(booking)}`,
    progress: `Cancelling ${nameOf(booking)}`,
    done: `${nameOf(booking)} cancelled`,
    requests: [update(booking, { status: "cancelled" })],
    undo: {
      draft: holdsTables(booking)
        ? giveBack(subject, [reopen])
        : undoing(subject, [reopen]),
      version: versionOf({ ...booking, status: "cancelled", tableIds: [] }),
    },
  };
}

/** Undoes by giving the booking the tables that it has now. */
function giveBack(subject: Subject, before: FunctionRequest[] = []): Draft {
  const { booking } = subject;
  const after = booking.status === "checked_in"
    ? [update(booking, { status: "checked_in" })]
    : [];
  return undoing(subject, [
    ...before,
    assignment(booking, booking.tableIds, false),
    ...after,
  ]);
}

function undoing(subject: Subject, requests: FunctionRequest[]): Draft {
  const name = nameOf(subject.booking);
  return {
    ...about(subject),
    title: `Undo the last change of ${name}`,
    progress: `Undoing the last change of ${name}`,
    done: `${name} is as before`,
    requests,
    undo: null,
  };
}

function about({ restaurantId, booking }: Subject) {
  return { restaurantId, bookingId: booking.id };
}

function assignment(
  booking: Booking,
  tableIds: readonly string[],
  requireAdjacency: boolean,
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
