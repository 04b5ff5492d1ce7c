import fc from "fast-check";
import { Refusal } from "../answer.ts";
import { decide, measure } from "../capacity.ts";
import { UnknownId } from "../ids.ts";
import type { Operation, Values } from "../operation.ts";
import type { Restaurant } from "../restaurant.ts";
import {
  type Booking,
  bookingIn,
  released,
  SEATED,
  type State,
  type Status,
  withBooking,
} from "../state.ts";
import { refuseTaken, refuseTooFewSeats, refuseUnfit } from "../tables.ts";

/** The body of update-booking; what is left out stays. */
export interface EditBody {
  readonly bookingId: string;
  readonly startAt?: string;
  readonly endAt?: string;
  readonly partySize?: number;
  readonly status?: Status;
  readonly guestName?: string;
  /** Empty to take the notes away. */
  readonly notes?: string;
}

/** Changes a booking. Its tables move along, or the edit is refused. */
export const edit: Operation<EditBody> = {
  endpoint: "update-booking",
  rpc: "update_booking_with_capacity_check",
  weight: 8,
  arbitrary: (values) =>
    fc.tuple(values.bookingId, changes(values))
      .map(([bookingId, change]) => ({ bookingId, ...change })),
  canonical(body) {
    const { guestName = "", notes = "" } = body;
    if (guestName.length > 200 || notes.length > 2000) {
      throw new Refusal("INVALID_REQUEST");
    }
    return Object.entries(body).toSorted();
  },

  serve(restaurant, state, { bookingId, ...change }, { guard }) {
    const before = bookingIn(state, bookingId);
    const edited = { ...before, ...change };
    const keepsTables = SEATED.includes(edited.status);
    const after = {
      ...(keepsTables ? edited : released(edited, edited.status)),
      notes: edited.notes || null,
    };
    const isDecision = checkEdit(restaurant, state, before, after);
    const next = withBooking(state, after);
    const judge = isDecision ? decide : measure;
    const capacity = judge(restaurant, next, after, guard);
    const body = { ...describe(restaurant, after), capacity };
    const isChange = JSON.stringify(after) !== JSON.stringify(before);
    return {
      answer: { outcome: "done", body, isDecision, replays: null },
      state: next,
      events: isChange ? [{ bookingId, action: "edited" }] : [],
    };
  },
};

/**
 * Checks what has to hold of the booking that an edit leads to.
 *
 * @returns Whether the capacity guard has to decide: a booking that keeps its
 * tables starts at another time or has more guests.
 * @throws {Refusal} If it does not hold.
 */
function checkEdit(
  restaurant: Restaurant,
  state: State,
  before: Booking,
  after: Booking,
): boolean {
  refuseImpossible(after);
  const holdsTables = before.tableIds.length > 0;
  const isContradiction = holdsTables
    ? after.status === "pending"
    : SEATED.includes(after.status);
  if (isContradiction) throw new Refusal("STATUS_NOT_ALLOWED");
  if (after.tableIds.length === 0) return false;
  const isLarger = after.partySize > before.partySize;
  const isMoved = after.startAt !== before.startAt;
  if (isMoved) {
    refuseUnfit(restaurant, after.tableIds, after.partySize, false);
  } else if (isLarger) {
    refuseTooFewSeats(restaurant, after.tableIds, after.partySize);
  }
  if (isMoved || after.endAt !== before.endAt) {
    refuseTaken(restaurant, state, after, after.tableIds);
  }
  return isLarger || isMoved;
}

/** @throws {Refusal} If no booking may have this size or these times. */
function refuseImpossible({ partySize, startAt, endAt }: Booking): void {
  const hours = (Date.parse(endAt) - Date.parse(startAt)) / 3_600_000;
  const isPossible = partySize >= 1 && partySize <= 1000 &&
    hours > 0 && hours <= 24 && startAt >= "2000" && endAt < "2100";
  if (!isPossible) throw new Refusal("INVALID_REQUEST");
}

function describe(restaurant: Restaurant, booking: Booking) {
  const { tableIds, assignment, ...fields } = booking;
  return {
    booking: { ...fields, restaurantId: restaurant.id },
    assignment: assignment === null
      ? null
      : { assignmentId: new UnknownId(assignment), tableIds },
  };
}

/** Likely are the edits that others can get in the way of. */
function changes(values: Values): fc.Arbitrary<Omit<EditBody, "bookingId">> {
  const { window, partySize, status, guestName } = values;
  // Of two windows only one end each: functions refuse both, if they are
  // impossible together, before they look for the booking.
  const end = fc.oneof(
    window.map(({ startAt }) => ({ startAt })),
    window.map(({ endAt }) => ({ endAt })),
  );
  const others = fc.record({
    partySize,
    status,
    guestName,
    notes: fc.constantFrom("", "Window"),
  }, { requiredKeys: ["notes"] });
  const anything = fc.tuple(fc.option(end, { nil: {} }), others)
    .map((parts) => Object.assign({}, ...parts));
  return fc.oneof(
    window,
    fc.tuple(window, partySize)
      .map(([moved, size]) => ({ ...moved, partySize: size })),
    fc.record({ partySize }),
    fc.record({ status }),
    fc.record({ status: fc.constant<Status>("pending") }),
    anything,
  );
}
