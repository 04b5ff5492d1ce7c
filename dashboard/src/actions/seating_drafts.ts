/**
 * Who gets which tables: parties that have a booking already.
 *
 * @module
 */
import { type Booking, holdsTables } from "../data/booking.ts";
import { changeOf } from "./change.ts";
import type { ActionKind, Draft, Step } from "./draft.ts";
import {
  type Changes,
  edit,
  giveBackTables,
  leave,
  lengthOf,
} from "./drafts.ts";
import { seatings, update } from "./requests.ts";
import type { Seats } from "./wish.ts";

/** Promises tables to a party, in place of any that it holds; one that sits moves there. */
export function reserve(
  booking: Booking,
  restaurantId: string,
  seats: Seats,
): Draft {
  const kind = holdsTables(booking) ? "move" : "reserve";
  return seatingDraft(kind, booking, restaurantId, seats);
}

/**
 * Seats a party at tables, in place of any that it holds: also one that comes
 * late, waits, or comes after all. One whose time is over stays as long as
 * planned, unless an end is given.
 */
export function seatAt(
  booking: Booking,
  restaurantId: string,
  seats: Seats,
  now: number,
): Draft {
  const isOver = booking.endAt <= now;
  const endAt = seats.endAt ?? (isOver ? now + lengthOf(booking) : undefined);
  return seatingDraft("seat", booking, restaurantId, {
    ...seats,
    checkIn: true,
    ...(endAt !== undefined && { endAt }),
  });
}

/** Gives a party further tables beside those that it holds. */
export function addTable(
  booking: Booking,
  restaurantId: string,
  tableIds: readonly string[],
): Draft {
  const all = [...booking.tableIds, ...tableIds];
  return {
    ...seatingDraft("add table", booking, restaurantId, { tableIds: all }),
    tableIds: [...tableIds],
  };
}

/** Two parties get each other's tables at once; who sits stays seated. */
export function swap(
  one: Booking,
  other: Booking,
  restaurantId: string,
): Draft {
  const list = [
    { booking: one, tableIds: other.tableIds },
    { booking: other, tableIds: one.tableIds },
  ];
  return {
    kind: "swap",
    bookingIds: [one.id, other.id],
    tableIds: [],
    steps: [{
      request: seatings(
        restaurantId,
        list.map(({ booking, tableIds }) => ({
          bookingId: booking.id,
          seats: { tableIds },
        })),
      ),
      changes: list.map(({ booking, tableIds }) =>
        changeOf(booking, { tableIds: [...tableIds].sort() })
      ),
    }],
  };
}

/** A party leaves, and the next one sits down in its place. */
export function leaveAndSeat(
  gone: Booking,
  next: Booking,
  restaurantId: string,
  seats: Seats,
  now: number,
): Draft {
  return inPlaceOf(
    leave(gone),
    seatAt(next, restaurantId, seats, now),
    "leave and seat",
  );
}

/** Two actions as one: the first makes room for the second. */
export function inPlaceOf(
  first: Draft,
  second: Draft,
  kind: ActionKind,
): Draft {
  return {
    ...second,
    kind,
    bookingIds: [...first.bookingIds, ...second.bookingIds],
    steps: [...first.steps, ...second.steps],
    intent: JSON.stringify([kind, first.bookingIds, second.intent]),
  };
}

/**
 * Moves a booking to now and seats its party: it has come much earlier than it
 * was to.
 */
export function moveToNowAndSeat(
  booking: Booking,
  restaurantId: string,
  seats: Seats,
  now: number,
): Draft {
  const times = { startAt: now, endAt: now + lengthOf(booking) };
  const { endAt: _, ...atTables } = seats;
  const isAtOwn = booking.status === "confirmed" &&
    String([...seats.tableIds].sort()) === String([...booking.tableIds].sort());
  const { updatedAt } = booking;
  const move: Step = {
    request: update(booking.id, {
      ...times,
      ...(isAtOwn && { status: "checked_in" }),
      ...(updatedAt && { expectedUpdatedAt: updatedAt }),
    }),
    changes: [
      changeOf(booking, {
        ...times,
        ...(isAtOwn && { status: "checked_in" as const }),
      }),
    ],
  };
  const moved = { ...booking, ...times };
  const draft = seatAt(moved, restaurantId, atTables, now);
  return { ...draft, steps: isAtOwn ? [move] : [move, ...draft.steps] };
}

/**
 * Changes a party that its tables do not fit after the change: it gives them
 * back, is changed, and gets others, or the same with more chairs.
 */
export function editElsewhere(
  booking: Booking,
  changes: Changes,
  restaurantId: string,
  seats: Seats,
): Draft {
  const draft = editWithoutTable(booking, changes);
  const changed: Booking = {
    ...booking,
    ...changes,
    status: "pending",
    tableIds: [],
  };
  const seated = reserve(changed, restaurantId, seats);
  return {
    ...draft,
    tableIds: seated.tableIds,
    steps: [...draft.steps, ...seated.steps],
  };
}

/** Changes a party that gives its tables back for it, and needs others then. */
export function editWithoutTable(booking: Booking, changes: Changes): Draft {
  // Its own first step changes the version that was seen.
  const { updatedAt: _, ...unseen } = booking;
  const pending: Booking = { ...unseen, status: "pending", tableIds: [] };
  return {
    ...edit(booking, changes),
    steps: [
      ...giveBackTables(booking).steps,
      ...edit(pending, changes).steps,
    ],
  };
}

function seatingDraft(
  kind: ActionKind,
  booking: Booking,
  restaurantId: string,
  seats: Seats,
): Draft {
  const tableIds = [...seats.tableIds].sort();
  const status = seats.checkIn || booking.status === "checked_in"
    ? "checked_in"
    : "confirmed";
  return {
    kind,
    bookingIds: [booking.id],
    tableIds,
    steps: [{
      request: seatings(restaurantId, [{ bookingId: booking.id, seats }]),
      changes: [
        changeOf(booking, {
          status,
          tableIds,
          ...(seats.endAt !== undefined && { endAt: seats.endAt }),
        }),
      ],
    }],
    wish: { type: "seat", bookingId: booking.id, seats },
    // A new end follows the clock: two taps would differ in it.
    intent: JSON.stringify([kind, booking.id, { ...seats, endAt: null }]),
  };
}
