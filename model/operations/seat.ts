import fc from "fast-check";
import { type AuditEvent, Refusal } from "../answer.ts";
import { refuseCheckIn, refuseImpossible, refuseOverride } from "../booking.ts";
import { decideTogether } from "../capacity.ts";
import { UnknownId } from "../ids.ts";
import { shown } from "../moments.ts";
import type { CapacityOverride, Operation, Values } from "../operation.ts";
import type { Restaurant } from "../restaurant.ts";
import { changed, claim, holdOf, isSeated } from "../room.ts";
import { serviceOf } from "../service.ts";
import {
  type Booking,
  bookingIn,
  OVER,
  refuseMissing,
  released,
  type State,
  withBooking,
} from "../state.ts";
import { refuseUnfit, requestedTables } from "../tables.ts";
import { refuseEnded, withEndAhead } from "./assign.ts";

/** What one of several bookings gets. */
export interface Seating {
  readonly bookingId: string;
  readonly tableIds: readonly string[];
  /** Whether the party sits down, or comes after all. */
  readonly checkIn?: boolean;
  readonly endAt?: string;
  readonly extraChairs?: boolean;
  readonly apart?: boolean;
}

/** The body of seat-bookings. */
export interface SeatBody {
  readonly restaurantId: string;
  readonly seatings: readonly Seating[];
  readonly requireAdjacency?: boolean;
  readonly capacityOverride?: CapacityOverride;
}

/** A booking before and after it got its tables. */
interface Seated {
  readonly seating: Seating;
  readonly before: Booking;
  readonly after: Booking;
}

/** Gives several bookings their tables at once: they can swap, or sit down. */
export const seat: Operation<SeatBody> = {
  endpoint: "seat-bookings",
  rpc: "seat_bookings_atomic",
  weight: 8,
  arbitrary: (values) =>
    fc.record({
      restaurantId: values.restaurantId,
      seatings: fc.uniqueArray(seating(values), {
        minLength: 1,
        maxLength: 3,
        selector: ({ bookingId }) => bookingId,
      }),
      requireAdjacency: fc.boolean(),
      capacityOverride: fc.constant({ reason: "A regular" }),
    }, { requiredKeys: ["restaurantId", "seatings"] }),
  canonical(body) {
    const seatings = inOrder(body.seatings).map((each) => ({
      bookingId: each.bookingId,
      tableIds: requestedTables(each.tableIds),
      checkIn: each.checkIn ?? false,
      endAt: each.endAt ?? null,
      extraChairs: each.extraChairs ?? false,
      apart: each.apart ?? false,
    }));
    const bookings = new Set(seatings.map(({ bookingId }) => bookingId));
    if (seatings.length < 1 || bookings.size < seatings.length) {
      throw new Refusal("INVALID_REQUEST");
    }
    const { requireAdjacency = false, capacityOverride } = body;
    return [seatings, requireAdjacency, capacityOverride];
  },
  subject(state, { capacityOverride }, { actor }) {
    refuseMissing(state);
    refuseOverride(capacityOverride, actor);
    return null;
  },

  serve(restaurant, state, body, context) {
    const { index, guard, ids } = context;
    const found = inOrder(body.seatings).map((seating) => ({
      seating,
      before: bookingIn(state, seating.bookingId, ids),
    }));
    const wanted = found.map((each) => {
      const { seating, before } = each;
      return sayingWhich(before, () => {
        const after = seatedBooking(restaurant, before, seating, index);
        const { requireAdjacency } = body;
        const tableIds = requestedTables(seating.tableIds);
        refuseUnfit(restaurant, tableIds, {
          ...after,
          ...seating,
          requireAdjacency,
        });
        return { ...each, after: { ...after, tableIds } };
      });
    });
    const { changed: changes, events, ...taken } = takeAll(
      restaurant,
      state,
      wanted.filter((each) => !staysAsItIs(each)),
      index,
    );
    const seated = wanted.map((each) =>
      changes.find(({ seating }) => seating === each.seating) ?? each
    );
    const wasAdded = ({ before }: Seated) =>
      ["pending", "no_show"].includes(before.status);
    const added = seated.filter(wasAdded).map(({ after }) => after);
    const capacity = decideTogether(
      restaurant,
      taken.state,
      { bookings: seated.map(({ after }) => after), added },
      guard,
      body.capacityOverride !== undefined,
    );
    const assignments = body.seatings.map((seating) => {
      const { after } = seated.find((each) => each.seating === seating) ?? {};
      return after && describe(after);
    });
    return {
      answer: {
        outcome: "done",
        body: { assignments, capacity },
        isDecision: added.length > 0,
        replays: null,
      },
      state: taken.state,
      events: [...events, ...changes.map(eventOf)],
    };
  },
};

/** Bookings are taken in the order of their ids. */
function inOrder(seatings: readonly Seating[]): Seating[] {
  return seatings.toSorted((one, other) =>
    one.bookingId < other.bookingId ? -1 : 1
  );
}

/** Runs a check of one booking, so that a refusal says which it was. */
function sayingWhich<Result>({ id }: Booking, check: () => Result): Result {
  try {
    return check();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const details = { bookingId: new UnknownId(id), ...error.details };
    throw new Refusal(error.reason, details, error.others);
  }
}

/**
 * The booking as it would become, without tables.
 *
 * @throws {Refusal} If it cannot be seated at its times.
 */
function seatedBooking(
  restaurant: Restaurant,
  before: Booking,
  { checkIn = false, endAt = before.endAt }: Seating,
  by: number,
): Booking {
  const cameAfterAll = checkIn &&
    ["completed", "no_show"].includes(before.status) &&
    serviceOf(restaurant, before.startAt).date ===
      serviceOf(restaurant, restaurant.now).date;
  if (OVER.includes(before.status) && !cameAfterAll) {
    throw new Refusal("BOOKING_NOT_ASSIGNABLE");
  }
  const booking = withEndAhead(restaurant, { ...before, endAt }, by);
  refuseImpossible(booking);
  const sitsDown = checkIn && !isSeated(before);
  if (sitsDown) refuseCheckIn(restaurant, booking);
  else refuseEnded(restaurant, booking);
  const status = checkIn || isSeated(before) ? "checked_in" : "confirmed";
  return { ...booking, status };
}

/**
 * All give their tables back, then all take theirs.
 *
 * @throws {Refusal} If others are in the way, or they are in each other's.
 */
function takeAll(
  restaurant: Restaurant,
  state: State,
  wanted: readonly Seated[],
  by: number,
) {
  let next = wanted.reduce(
    (given, { before }) => withBooking(given, released(before, "pending")),
    state,
  );
  let events: readonly AuditEvent[] = [];
  const seated: Seated[] = [];
  for (const { before, after, seating } of wanted) {
    const claimed = claim(restaurant, next, {
      booking: after,
      tableIds: after.tableIds,
      held: before.tableIds,
      isTaken: true,
      by,
    });
    next = claimed.state;
    events = [...events, ...claimed.events];
    const assignment = `assignment ${by} ${before.id}`;
    const taken = { ...claimed.booking, assignment };
    seated.push({
      seating,
      before,
      after: changed(restaurant, before, taken, by),
    });
  }
  refuseClash(seated);
  next = seated.reduce((taken, { after }) => withBooking(taken, after), next);
  return { changed: seated, events, state: next };
}

/** Whether the booking gets nothing that it does not have. */
function staysAsItIs({ before, after }: Seated): boolean {
  return before.status === after.status && before.endAt === after.endAt &&
    before.tableIds.join() === after.tableIds.join();
}

/** @throws {Refusal} If two of them want a table at one time. */
function refuseClash(seated: readonly Seated[]): void {
  for (const [index, { after }] of seated.entries()) {
    const clash = seated.slice(0, index).find((other) =>
      areInEachOthersWay(after, other.after)
    );
    if (clash === undefined) continue;
    throw new Refusal("TABLE_TAKEN", {
      bookingId: new UnknownId(after.id),
      blockingBookingId: new UnknownId(clash.after.id),
    });
  }
}

function areInEachOthersWay(one: Booking, other: Booking): boolean {
  const [from, to] = holdOf(one);
  const [otherFrom, otherTo] = holdOf(other);
  return one.tableIds.some((id) => other.tableIds.includes(id)) &&
    (from < otherTo && otherFrom < to || isSeated(one) && isSeated(other));
}

function eventOf({ before, after }: Seated): AuditEvent {
  const action = isSeated(after) && !isSeated(before)
    ? "checked_in"
    : before.assignment === null
    ? "assigned"
    : before.tableIds.join() === after.tableIds.join()
    ? "edited"
    : "reassigned";
  return { bookingId: before.id, action };
}

function describe({ id, assignment, tableIds, startAt, endAt }: Booking) {
  return {
    assignmentId: new UnknownId(assignment ?? ""),
    bookingId: new UnknownId(id),
    tableIds,
    startAt,
    endAt: shown(endAt),
  };
}

function seating(values: Values): fc.Arbitrary<Seating> {
  const { bookingId, tableIds, window } = values;
  return fc.record({
    bookingId,
    tableIds,
    checkIn: fc.boolean(),
    endAt: window.map(({ endAt }) => endAt),
    extraChairs: fc.boolean(),
    apart: fc.boolean(),
  }, { requiredKeys: ["bookingId", "tableIds"] });
}
