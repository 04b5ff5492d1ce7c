import { addBooking } from "../../support/booking.ts";
import type { Database } from "../../support/database.ts";
import type { EndpointName } from "../../support/endpoint.ts";
import { type Scene, scene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";

/** A call that changes something when nothing is in its way. */
export interface FaultyCall {
  readonly endpoint: EndpointName;
  readonly bookingId: string;
  readonly body: Record<string, unknown>;
}

/** One call of each endpoint, each for a booking of its own. */
export interface FaultyCalls {
  readonly assign: FaultyCall;
  readonly all: readonly FaultyCall[];
}

/** Adds the bookings and gives the calls. */
export async function addCalls(
  { sql, restaurant, tables: { T1, T2, T3, T4 } }: Scene,
): Promise<FaultyCalls> {
  const pending = await addBooking(sql, restaurant, { party_size: 8 });
  const tableIds = [T1, T2].toSorted();
  const { bookingId: edited } = await addSeatedBooking(sql, restaurant, [T3]);
  const { bookingId: released } = await addSeatedBooking(sql, restaurant, [T4]);
  const assign = {
    endpoint: "assign-tables",
    bookingId: pending,
    body: { bookingId: pending, tableIds },
  } as const;
  return {
    assign,
    all: [
      assign,
      {
        endpoint: "update-booking",
        bookingId: edited,
        body: { bookingId: edited, partySize: 3 },
      },
      {
        endpoint: "unassign-tables",
        bookingId: released,
        body: { bookingId: released },
      },
    ],
  };
}

/** Tests that start from these calls, and have a client that can hold locks. */
export const faultyCalls = scene.with({ arrange: addCalls, clients: 1 });

/** Locks bookings in a transaction, so that calls for them wait until its end. */
export async function lockBookings(
  session: Database,
  calls: readonly FaultyCall[],
): Promise<void> {
  const ids = calls.map(({ bookingId }) => bookingId);
  await session`begin`;
  await session`select from bookings where id = any (${ids}) for update`;
}
