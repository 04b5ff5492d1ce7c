import type { BookingStatus } from "../../support/booking.ts";
import { decide, refuseUnreadable } from "./capacity.ts";
import type { Request } from "./operation.ts";
import {
  type Booking,
  bookingIn,
  type Floor,
  SEATED,
  type State,
  withBooking,
} from "./state.ts";
import { ANYTHING, done, Refusal, type Step, type Turn } from "./step.ts";
import { refuseTaken, refuseTooFewSeats, sameTables } from "./tables.ts";

const OVER: readonly BookingStatus[] = ["completed", "cancelled", "no_show"];

/** Seats a booking. */
export function assign(
  floor: Floor,
  state: State,
  turn: Turn,
  { booking: id, tables }: Request & { kind: "assign" },
): Step {
  const booking = bookingIn(state, id);
  if (OVER.includes(booking.status)) {
    throw new Refusal("BOOKING_NOT_ASSIGNABLE");
  }
  const { startAt, endAt } = booking;
  const body = { bookingId: id, tableIds: tables, startAt, endAt };
  if (sameTables(booking.tables, tables)) {
    refuseUnreadable(turn.guard);
    const assignmentId = booking.assignmentId ?? ANYTHING;
    return done({ ...body, assignmentId }, state);
  }
  refuseTooFewSeats(floor, tables, booking.partySize);
  refuseTaken(floor, state, id, tables, booking);
  const seated: Booking = {
    ...booking,
    status: booking.status === "pending" ? "confirmed" : booking.status,
    tables,
    assignment: turn.index,
    assignmentId: null,
  };
  const after = withBooking(state, id, seated);
  const capacity = decide(floor, after, seated, turn.guard);
  return done({ ...body, assignmentId: ANYTHING, capacity }, after);
}

/** Gives tables back. */
export function release(
  floor: Floor,
  state: State,
  turn: Turn,
  { booking: id, tables }: Request & { kind: "release" },
): Step {
  const booking = bookingIn(state, id);
  const released = booking.tables.filter((table) =>
    tables === undefined || tables.includes(table)
  );
  const kept = booking.tables.filter((table) => !released.includes(table));
  const body = { bookingId: id, releasedTableIds: released };
  if (released.length === 0) return done(body, state);
  if (kept.length === 0) {
    return done(body, withBooking(state, id, vacated(booking, "pending")));
  }
  refuseTooFewSeats(floor, kept, booking.partySize);
  const after = {
    ...booking,
    tables: kept,
    assignment: turn.index,
    assignmentId: null,
  };
  return done(body, withBooking(state, id, after));
}

/** Edits a booking. */
export function edit(
  floor: Floor,
  state: State,
  turn: Turn,
  { booking: id, changes }: Request & { kind: "edit" },
): Step {
  const before = bookingIn(state, id);
  const holds = before.tables.length > 0;
  const edited = { ...before, ...changes };
  if (holds ? edited.status === "pending" : SEATED.includes(edited.status)) {
    throw new Refusal("STATUS_NOT_ALLOWED");
  }
  const keeps = holds && SEATED.includes(edited.status);
  const after = keeps ? edited : vacated(edited, edited.status);
  const grows = after.partySize > before.partySize;
  const starts = after.startAt !== before.startAt;
  if (keeps && grows) {
    refuseTooFewSeats(floor, after.tables, after.partySize);
  }
  if (keeps && (starts || after.endAt !== before.endAt)) {
    refuseTaken(floor, state, id, after.tables, after);
  }
  const next = withBooking(state, id, after);
  const capacity = keeps && (grows || starts)
    ? decide(floor, next, after, turn.guard)
    : ANYTHING;
  return done({ ...editBody(id, after), capacity }, next);
}

function editBody(id: string, booking: Booking) {
  const { partySize, startAt, endAt, status, tables, assignmentId } = booking;
  return {
    booking: { id, partySize, startAt, endAt, status },
    assignment: tables.length > 0
      ? { assignmentId: assignmentId ?? ANYTHING, tableIds: tables }
      : null,
  };
}

/** Gives the booking no tables. */
function vacated(booking: Booking, status: BookingStatus): Booking {
  return {
    ...booking,
    status,
    tables: [],
    assignment: null,
    assignmentId: null,
  };
}
