import { exceeded, measure } from "./capacity_model.ts";
import { distinct } from "./distinct.ts";
import { RESTAURANT } from "./floor.ts";
import type { Answer, Booking, ModelState, Status } from "./model_state.ts";
import type {
  AssignRequest,
  EditRequest,
  StaffRequest,
  UnassignRequest,
} from "./request.ts";
import { taken, tooSmall, unfit } from "./tables_model.ts";

/** What a request comes to: its answer, and the booking as it is then. */
export interface Decision {
  readonly answer: Answer;
  readonly booking?: Booking;
}

/** What every answer begins with when it is given for the first time. */
const FIRST = { restaurantId: RESTAURANT, replayed: false };
const OVER: readonly Status[] = ["completed", "cancelled", "no_show"];
const SEATED: readonly Status[] = ["confirmed", "checked_in"];

/** Decides on a request whose key, if any, has not earned an answer yet. */
export function decide(
  state: ModelState,
  booking: Booking,
  request: StaffRequest,
): Decision {
  switch (request.kind) {
    case "assign":
      return assign(state, booking, request);
    case "unassign":
      return unassign(state, booking, request);
    case "edit":
      return edit(state, booking, request);
  }
}

function assign(
  state: ModelState,
  booking: Booking,
  { tables: requested, requireAdjacency }: AssignRequest,
): Decision {
  const tables = distinct(requested);
  if (OVER.includes(booking.status)) {
    return { answer: { refused: "BOOKING_NOT_ASSIGNABLE" } };
  }
  const bookings = [...state.bookings.values()];
  const isSame = tables.join() === booking.tables.join();
  const refusal = isSame
    ? null
    : unfit(tables, booking.size, requireAdjacency) ??
      taken(bookings, booking, tables);
  if (refusal) return { answer: refusal };

  const seated = isSame ? booking : hold(state, booking, tables, [
    booking.tables.length > 0 ? "reassigned" : "assigned",
  ]);
  const capacity = measure(state, replacing(bookings, seated), seated);
  const excess = isSame ? null : exceeded(capacity, seated);
  if (excess) return { answer: excess };
  const answer = {
    ...FIRST,
    assignmentId: seated.assignment,
    bookingId: booking.name,
    tableIds: tables,
    startAt: booking.start,
    endAt: booking.end,
    capacity,
  };
  return { answer, booking: seated };
}

/** The booking with these tables, under a new assignment. */
function hold(
  state: ModelState,
  booking: Booking,
  tables: readonly string[],
  events: readonly string[],
): Booking {
  return {
    ...booking,
    status: booking.status === "pending" ? "confirmed" : booking.status,
    tables,
    assignment: `assignment ${++state.assignments}`,
    events: [...booking.events, ...events],
  };
}

function replacing(
  bookings: readonly Booking[],
  changed: Booking,
): Booking[] {
  return bookings.map((other) => other.name === changed.name ? changed : other);
}

function unassign(
  state: ModelState,
  booking: Booking,
  { tables: requested }: UnassignRequest,
): Decision {
  const kept = booking.tables.filter((name) =>
    requested !== null && !requested.includes(name)
  );
  const answer = {
    ...FIRST,
    bookingId: booking.name,
    releasedTableIds: booking.tables.filter((name) => !kept.includes(name)),
  };
  if (kept.length === booking.tables.length) return { answer };
  if (kept.length > 0) {
    const refusal = tooSmall(kept, booking.size);
    if (refusal) return { answer: refusal };
    return { answer, booking: hold(state, booking, kept, ["released"]) };
  }
  return {
    answer,
    booking: {
      ...booking,
      status: "pending",
      tables: [],
      assignment: null,
      events: [...booking.events, "released"],
    },
  };
}

function edit(
  state: ModelState,
  booking: Booking,
  { changes }: EditRequest,
): Decision {
  const wanted = { ...booking, ...changes };
  const isKept = SEATED.includes(wanted.status);
  const edited: Booking = {
    ...wanted,
    notes: wanted.notes || null,
    tables: isKept ? booking.tables : [],
    assignment: isKept ? booking.assignment : null,
  };
  const isMoved = edited.start !== booking.start || edited.end !== booking.end;
  const isGrown = edited.size > booking.size;
  const bookings = [...state.bookings.values()];
  const refusal = impossible(booking, edited) ??
    (isGrown && edited.tables.length > 0
      ? tooSmall(edited.tables, edited.size)
      : null) ??
    (isMoved ? taken(bookings, edited, edited.tables) : null);
  if (refusal) return { answer: refusal };

  const capacity = measure(state, replacing(bookings, edited), edited);
  const isDecision = edited.tables.length > 0 &&
    (isGrown || edited.start !== booking.start);
  const excess = isDecision ? exceeded(capacity, edited) : null;
  if (excess) return { answer: excess };
  return {
    answer: { ...FIRST, ...described(edited), capacity },
    booking: isEqual(booking, edited)
      ? booking
      : { ...edited, events: [...booking.events, "edited"] },
  };
}

/** The refusal of an edit that no booking may have, or null. */
function impossible(booking: Booking, edited: Booking): Answer | null {
  if (edited.size < 1 || edited.start >= edited.end) {
    return { refused: "INVALID_REQUEST" };
  }
  const isSeated = booking.tables.length > 0;
  const isRefused = isSeated
    ? edited.status === "pending"
    : SEATED.includes(edited.status);
  return isRefused ? { refused: "STATUS_NOT_ALLOWED" } : null;
}

function described(booking: Booking) {
  const { name, size, start, end, status, guestName, notes } = booking;
  return {
    booking: {
      id: name,
      restaurantId: RESTAURANT,
      partySize: size,
      startAt: start,
      endAt: end,
      status,
      guestName,
      notes,
    },
    assignment: booking.assignment === null ? null : {
      assignmentId: booking.assignment,
      tableIds: booking.tables,
    },
  };
}

function isEqual(one: Booking, other: Booking): boolean {
  return JSON.stringify(described(one)) === JSON.stringify(described(other));
}
