import fc from "fast-check";
import { type AuditEvent, Refusal } from "../answer.ts";
import {
  describeBooking,
  type GuestData,
  refuseCheckIn,
  refuseImpossible,
  refuseOverride,
  refuseUnstorable,
} from "../booking.ts";
import { decide, measure } from "../capacity.ts";
import { UnknownId } from "../ids.ts";
import { byTheClock, shown } from "../moments.ts";
import type { CapacityOverride, Operation, Values } from "../operation.ts";
import type { Restaurant } from "../restaurant.ts";
import { changed, claim, isSeated, type Progress } from "../room.ts";
import {
  type Booking,
  bookingIn,
  released,
  SEATED,
  type State,
  type Status,
  withBooking,
} from "../state.ts";
import { refuseTooFewSeats, refuseUnfit } from "../tables.ts";

/** The body of update-booking; what is left out stays. */
export interface EditBody extends GuestData {
  readonly bookingId: string;
  readonly startAt?: string;
  readonly endAt?: string;
  readonly partySize?: number;
  readonly status?: Status;
  readonly arrived?: boolean;
  readonly capacityOverride?: CapacityOverride;
  readonly expectedUpdatedAt?: string;
}

/** Changes a booking. Its tables move along, or the edit is refused. */
export const edit: Operation<EditBody> = {
  endpoint: "update-booking",
  rpc: "update_booking_with_capacity_check",
  weight: 12,
  arbitrary: (values) =>
    fc.tuple(values.bookingId, changes(values))
      .map(([bookingId, change]) => ({ bookingId, ...change })),
  canonical(body) {
    refuseUnstorable(body);
    return Object.entries(body).toSorted();
  },
  subject(state, { bookingId, capacityOverride }, { ids, actor }) {
    const booking = bookingIn(state, bookingId, ids);
    refuseOverride(capacityOverride, actor);
    return booking;
  },

  serve(restaurant, state, body, { index, guard, ids }) {
    const before = bookingIn(state, body.bookingId, ids);
    const { expectedUpdatedAt, capacityOverride } = body;
    const updatedAt = ids[before.updatedAt];
    if (expectedUpdatedAt !== undefined && expectedUpdatedAt !== updatedAt) {
      throw new Refusal("BOOKING_CHANGED", {
        bookingId: new UnknownId(before.id),
        updatedAt: shown(before.updatedAt),
      });
    }
    const edited = editedBooking(restaurant, before, body, index);
    const checked = checkEdit(restaurant, state, before, edited, index);
    const after = changed(restaurant, before, checked.booking, index);
    const next = withBooking(checked.state, after);
    const { isDecision } = checked;
    const capacity = isDecision
      ? decide(restaurant, next, after, guard, capacityOverride !== undefined)
      : measure(restaurant, next, after, guard);
    const isChange = after.updatedAt !== before.updatedAt;
    const action = actionOf(before.status, after.status);
    return {
      answer: {
        outcome: "done",
        body: { ...describeBooking(restaurant, after), capacity },
        isDecision,
        replays: null,
      },
      state: next,
      events: [
        ...checked.events,
        ...(isChange ? [{ bookingId: before.id, action }] : []),
      ],
    };
  },
};

/** What the audit calls a change of the status. */
function actionOf(before: Status, after: Status): AuditEvent["action"] {
  if (before === after) return "edited";
  if (after === "completed") return "left";
  return after === "checked_in" || after === "no_show" ? after : "edited";
}

/** The booking with the fields of the body. */
function editedBooking(
  { now }: Restaurant,
  before: Booking,
  body: EditBody,
  by: number,
): Booking {
  const {
    bookingId: _,
    arrived,
    capacityOverride: _override,
    expectedUpdatedAt: _expected,
    ...fields
  } = body;
  const edited = { ...before, ...fields };
  const isHere = arrived === true || body.arrivedGuests !== undefined;
  const clock = byTheClock(now, by, `${before.id} arrives`);
  return {
    ...edited,
    guestPhone: edited.guestPhone || null,
    notes: edited.notes || null,
    ...(isHere && { arrivedAt: before.arrivedAt ?? clock }),
    ...(!isHere && arrived === false &&
      { arrivedAt: null, arrivedGuests: null }),
  };
}

/**
 * Checks what has to hold of the booking that an edit leads to.
 *
 * @returns The booking as it can be had, and whether the capacity guard has to
 * decide: one that keeps its tables, and does not sit, starts at another time or
 * has more guests.
 * @throws {Refusal} If it does not hold.
 */
function checkEdit(
  restaurant: Restaurant,
  state: State,
  before: Booking,
  edited: Booking,
  by: number,
): Progress & { readonly booking: Booking; readonly isDecision: boolean } {
  refuseImpossible(edited);
  const holdsTables = before.tableIds.length > 0;
  const isContradiction = holdsTables
    ? edited.status === "pending"
    : SEATED.includes(edited.status);
  if (isContradiction) throw new Refusal("STATUS_NOT_ALLOWED");
  const asItIs = { state, events: [], isDecision: false };
  if (!holdsTables) return { ...asItIs, booking: edited };
  if (!SEATED.includes(edited.status)) {
    return { ...asItIs, booking: released(edited, edited.status) };
  }

  const sitsDown = isSeated(edited) && !isSeated(before);
  const isPlan = !(isSeated(before) && isSeated(edited));
  const grows = edited.partySize > before.partySize;
  const isMoved = edited.startAt !== before.startAt;
  if (sitsDown) refuseCheckIn(restaurant, edited);
  if (isPlan && isMoved) {
    refuseUnfit(restaurant, edited.tableIds, edited);
  } else if (isPlan && grows) {
    refuseTooFewSeats(restaurant, edited.tableIds, edited);
  }
  const isDecision = isPlan && (grows || isMoved);
  if (!sitsDown && !isMoved && edited.endAt === before.endAt) {
    return { ...asItIs, booking: edited, isDecision };
  }
  const { tableIds } = edited;
  const wanted = { booking: edited, tableIds, isTaken: isMoved, by };
  return { ...claim(restaurant, state, wanted), isDecision };
}

/** Likely are the edits that others can get in the way of. */
function changes(values: Values): fc.Arbitrary<Omit<EditBody, "bookingId">> {
  const { window, partySize, status, guestName, updatedAt } = values;
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
    guestPhone: fc.constantFrom("", "+44 20 7946 0000"),
    notes: fc.constantFrom("", "Window"),
    capacityOverride: fc.constant({ reason: "A regular" }),
    expectedUpdatedAt: updatedAt,
  }, { requiredKeys: ["notes"] });
  const anything = fc.tuple(fc.option(end, { nil: {} }), others)
    .map((parts) => Object.assign({}, ...parts));
  const sits = { status: fc.constant<Status>("checked_in") };
  return fc.oneof(
    { weight: 2, arbitrary: window },
    fc.tuple(window, partySize)
      .map(([moved, size]) => ({ ...moved, partySize: size })),
    fc.record({ partySize }),
    fc.record({ status }),
    fc.record({ status: fc.constant<Status>("pending") }),
    { weight: 3, arbitrary: fc.record(sits) },
    fc.tuple(window, fc.record(sits))
      .map(([moved, seated]) => ({ ...moved, ...seated })),
    fc.record({
      status: fc.constantFrom<Status>("completed", "confirmed", "no_show"),
    }),
    fc.record({ arrived: fc.boolean() }),
    fc.record({ arrivedGuests: fc.integer({ min: 1, max: 4 }) }),
    fc.record({
      partySize,
      capacityOverride: fc.constant({ reason: "A regular" }),
    }),
    fc.record({ notes: fc.constant("Wine"), expectedUpdatedAt: updatedAt }),
    anything,
  );
}
