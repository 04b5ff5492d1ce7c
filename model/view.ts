import { UnknownId } from "./ids.ts";
import type { State } from "./state.ts";

/** What a look at a restaurant's bookings shows, by their ids. */
export type View = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** What a look shows in this state. */
export function viewOf({ bookings }: State): View {
  return Object.fromEntries(
    Object.values(bookings).map(({ id, assignment, ...booking }) => [id, {
      ...booking,
      assignmentId: assignment === null ? null : new UnknownId(assignment),
      // Every table is held for the booking's window, and for nothing else.
      windows: assignment === null ? [] : [[booking.startAt, booking.endAt]],
    }]),
  );
}
