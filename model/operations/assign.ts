import fc from "fast-check";
import { Refusal } from "../answer.ts";
import { decide, measure, readable } from "../capacity.ts";
import { UnknownId } from "../ids.ts";
import { byTheClock, minutesBetween, minutesLater, shown } from "../moments.ts";
import type { Operation } from "../operation.ts";
import type { Restaurant } from "../restaurant.ts";
import { changed, claim, isSeated } from "../room.ts";
import { type Booking, bookingIn, OVER, withBooking } from "../state.ts";
import { refuseUnfit, requestedTables } from "../tables.ts";

/** The body of assign-tables. */
export interface AssignBody {
  readonly bookingId: string;
  readonly tableIds: readonly string[];
  readonly requireAdjacency?: boolean;
}

/** Seats a booking at a set of tables, in place of the set that it holds. */
export const assign: Operation<AssignBody> = {
  endpoint: "assign-tables",
  rpc: "assign_tables_atomic_v2",
  weight: 12,
  arbitrary: ({ bookingId, tableIds }) =>
    fc.record(
      { bookingId, tableIds, requireAdjacency: fc.boolean() },
      { requiredKeys: ["bookingId", "tableIds"] },
    ),
  canonical: ({ bookingId, tableIds, requireAdjacency = false }, actor) => [
    bookingId,
    requestedTables(tableIds),
    requireAdjacency,
    actor,
  ],
  subject: (state, { bookingId }, { ids }) => bookingIn(state, bookingId, ids),

  serve(restaurant, state, body, { index, guard, ids }) {
    const booking = bookingIn(state, body.bookingId, ids);
    if (OVER.includes(booking.status)) {
      throw new Refusal("BOOKING_NOT_ASSIGNABLE");
    }
    if (!isSeated(booking)) refuseEnded(restaurant, booking);
    const tableIds = requestedTables(body.tableIds);
    refuseUnfit(restaurant, tableIds, { ...booking, ...body });
    if (tableIds.join() === booking.tableIds.join()) {
      const measured = measure(restaurant, state, booking, guard);
      const capacity = isSeated(booking) ? measured : readable(measured);
      return {
        answer: { ...answer(booking, capacity), isDecision: false },
        state,
        events: [],
      };
    }
    const { events, ...claimed } = claim(restaurant, state, {
      booking: withEndAhead(restaurant, booking, index),
      tableIds,
      isTaken: true,
      by: index,
    });
    const after = changed(restaurant, booking, {
      ...claimed.booking,
      status: booking.status === "pending" ? "confirmed" : booking.status,
      tableIds,
      assignment: `assignment ${index}`,
    }, index);
    const next = withBooking(claimed.state, after);
    // Where a party that sits is moved to is a fact, whatever the limits are.
    const isDecision = !isSeated(booking);
    const judge = isDecision ? decide : measure;
    const capacity = judge(restaurant, next, after, guard);
    const action = booking.assignment === null ? "assigned" : "reassigned";
    return {
      answer: { ...answer(after, capacity), isDecision },
      state: next,
      events: [...events, { bookingId: booking.id, action }],
    };
  },
};

/** @throws {Refusal} If the window of the booking is over. */
export function refuseEnded({ now }: Restaurant, { endAt }: Booking): void {
  if (endAt < now) throw new Refusal("BOOKING_NOT_ASSIGNABLE");
}

/**
 * The booking; if its party sits beyond its end, with 15 minutes more from now.
 *
 * @throws {Refusal} If it lasted longer than a day then.
 */
export function withEndAhead(
  { now }: Restaurant,
  booking: Booking,
  by: number,
): Booking {
  if (!isSeated(booking) || now < booking.endAt) return booking;
  const end = minutesLater(now, 15);
  if (minutesBetween(booking.startAt, end) > 24 * 60) {
    throw new Refusal("BOOKING_NOT_ASSIGNABLE");
  }
  return { ...booking, endAt: byTheClock(end, by, `${booking.id} ends`) };
}

function answer(booking: Booking, capacity: unknown) {
  const { id, tableIds, startAt, endAt, assignment } = booking;
  return {
    outcome: "done",
    body: {
      assignmentId: new UnknownId(assignment ?? ""),
      bookingId: new UnknownId(id),
      tableIds,
      startAt,
      endAt: shown(endAt),
      capacity,
    },
    replays: null,
  } as const;
}
