import fc from "fast-check";
import { Refusal } from "../answer.ts";
import { decide, measure, readable } from "../capacity.ts";
import { UnknownId } from "../ids.ts";
import type { Operation } from "../operation.ts";
import {
  type Booking,
  bookingIn,
  OVER,
  seated,
  withBooking,
} from "../state.ts";
import { refuseTaken, refuseUnfit, requestedTables } from "../tables.ts";

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

  serve(restaurant, state, body, { index, guard }) {
    const booking = bookingIn(state, body.bookingId);
    if (OVER.includes(booking.status)) {
      throw new Refusal("BOOKING_NOT_ASSIGNABLE");
    }
    const tableIds = requestedTables(body.tableIds);
    const { requireAdjacency = false } = body;
    refuseUnfit(restaurant, tableIds, booking.partySize, requireAdjacency);
    if (tableIds.join() === booking.tableIds.join()) {
      const capacity = readable(measure(restaurant, state, booking, guard));
      return {
        answer: { ...answer(booking, capacity), isDecision: false },
        state,
        events: [],
      };
    }
    refuseTaken(restaurant, state, booking, tableIds);
    const after = seated(booking, tableIds, index);
    const next = withBooking(state, after);
    const capacity = decide(restaurant, next, after, guard);
    const action = booking.assignment === null ? "assigned" : "reassigned";
    return {
      answer: { ...answer(after, capacity), isDecision: true },
      state: next,
      events: [{ bookingId: booking.id, action }],
    };
  },
};

function answer(booking: Booking, capacity: unknown) {
  const { id, tableIds, startAt, endAt, assignment } = booking;
  return {
    outcome: "done",
    body: {
      assignmentId: new UnknownId(assignment ?? ""),
      bookingId: id,
      tableIds,
      startAt,
      endAt,
      capacity,
    },
    replays: null,
  } as const;
}
