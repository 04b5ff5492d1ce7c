import { addBooking } from "../../support/booking.ts";
import { connect, type Database } from "../../support/database.ts";
import type { EndpointName } from "../../support/endpoint.ts";
import { createRestaurant, type Restaurant } from "../../support/restaurant.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";
import { tableOf } from "../../support/table_of.ts";

/** A call that changes something when nothing is in its way. */
export interface FaultyCall {
  readonly endpoint: EndpointName;
  readonly bookingId: string;
  readonly body: Record<string, unknown>;
}

/** One call of each endpoint, each for a booking of its own. */
export interface FaultyCalls {
  readonly restaurant: Restaurant;
  readonly assign: FaultyCall;
  readonly all: readonly FaultyCall[];
}

/** Creates the bookings and the calls. */
export async function createCalls(sql: Database): Promise<FaultyCalls> {
  const restaurant = await createRestaurant(sql);
  const pending = await addBooking(sql, restaurant, { party_size: 8 });
  const tableIds = [tableOf(restaurant, 1), tableOf(restaurant, 2)].sort();
  const seated = async (table: number) => {
    const seat = [tableOf(restaurant, table)];
    return (await addSeatedBooking(sql, restaurant, seat)).bookingId;
  };
  const [moved, released] = [await seated(3), await seated(4)];
  const assign = {
    endpoint: "assign-tables",
    bookingId: pending,
    body: { bookingId: pending, tableIds },
  } as const;
  return {
    restaurant,
    assign,
    all: [
      assign,
      {
        endpoint: "update-booking",
        bookingId: moved,
        body: { bookingId: moved, partySize: 3 },
      },
      {
        endpoint: "unassign-tables",
        bookingId: released,
        body: { bookingId: released },
      },
    ],
  };
}

/**
 * Locks bookings, so that calls for them wait. Disposing of it lets them go;
 * `pid` is the session that they wait for.
 */
export async function lockBookings(
  calls: readonly FaultyCall[],
): Promise<{ session: Database } & AsyncDisposable> {
  const session = connect(1);
  const ids = calls.map(({ bookingId }) => bookingId);
  await session`begin`;
  await session`select from bookings where id = any (${ids}) for update`;
  return { session, [Symbol.asyncDispose]: () => session.end() };
}
