import fc from "fast-check";
import type { Body } from "../answer.ts";
import { UnknownId } from "../ids.ts";
import type { Operation } from "../operation.ts";
import { changed, isSeated } from "../room.ts";
import { bookingIn, released, withBooking } from "../state.ts";
import { refuseTooFewSeats, requestedTables } from "../tables.ts";

/** The body of unassign-tables. */
export interface ReleaseBody {
  readonly bookingId: string;
  /** All of them unless given; those that it does not hold are ignored. */
  readonly tableIds?: readonly string[];
}

/** Gives tables of a booking back. Without tables it becomes pending. */
export const release: Operation<ReleaseBody> = {
  endpoint: "unassign-tables",
  rpc: "unassign_tables_atomic",
  weight: 3,
  arbitrary: ({ bookingId, tableIds }) =>
    fc.record({ bookingId, tableIds }, { requiredKeys: ["bookingId"] }),
  canonical: ({ bookingId, tableIds }) => [
    bookingId,
    tableIds === undefined ? null : requestedTables(tableIds),
  ],
  subject: (state, { bookingId }, { ids }) => bookingIn(state, bookingId, ids),

  serve(restaurant, state, body, { index, ids }) {
    const booking = bookingIn(state, body.bookingId, ids);
    const { tableIds = booking.tableIds } = body;
    const kept = booking.tableIds.filter((id) => !tableIds.includes(id));
    const releasedTableIds = booking.tableIds.filter((id) =>
      tableIds.includes(id)
    );
    const bookingId = new UnknownId(booking.id);
    const answer = done({ bookingId, releasedTableIds });
    if (releasedTableIds.length === 0) return { answer, state, events: [] };
    if (kept.length > 0 && !isSeated(booking)) {
      refuseTooFewSeats(restaurant, kept, booking);
    }
    const left = kept.length > 0
      ? { ...booking, tableIds: kept, assignment: `assignment ${index}` }
      : released(booking, "pending");
    const after = changed(restaurant, booking, left, index);
    return {
      answer,
      state: withBooking(state, after),
      events: [{ bookingId: booking.id, action: "released" }],
    };
  },
};

function done(body: Body) {
  return { outcome: "done", body, isDecision: false, replays: null } as const;
}
