import { UnknownId } from "./ids.ts";
import type { Booking, State } from "./state.ts";

/** What a look at a booking shows. */
export interface BookingView extends Omit<Booking, "id" | "assignment"> {
  readonly assignmentId: string | UnknownId | null;
  /** The distinct windows that its tables are held for. */
  readonly windows: readonly (readonly [string, string])[];
}

/** What a look at all bookings of a restaurant shows, by their ids. */
export type View = Readonly<Record<string, BookingView>>;

/** What a look shows in this state. */
export function viewOf({ bookings }: State): View {
  return Object.fromEntries(
    Object.values(bookings).map(({ id, assignment, ...booking }) => [id, {
      ...booking,
      assignmentId: assignment === null ? null : new UnknownId(assignment),
      windows: assignment === null ? [] : [[booking.startAt, booking.endAt]],
    }]),
  );
}
