import { type Database } from "../../support/database.ts";
import { createRestaurant } from "../../support/restaurant.ts";
import { addMember, signToken } from "../../support/user.ts";

const TABLES = 20;
const HOURS_APART = 2;

/** A member of staff with bookings to seat, each at a table that is free. */
export interface Staff {
  readonly userId: string;
  readonly token: string;
  /** Each is to be seated once, by taking it off the list. */
  readonly seatings: Seating[];
}

/** A fresh booking and the table that it is to get. */
export interface Seating {
  readonly bookingId: string;
  readonly tableId: string;
}

/**
 * Makes as many restaurants, each with a host and fresh bookings in windows
 * that do not meet.
 *
 * @param bookings How many bookings each restaurant needs.
 */
export async function createStaff(
  sql: Database,
  bookings: readonly number[],
): Promise<Staff[]> {
  return await Promise.all(bookings.map(async (count) => {
    const seats = Array.from({ length: TABLES }, () => 4);
    const { id: restaurantId, tableIds } = await createRestaurant(sql, {
      seats,
    });
    const userId = await addMember(sql, { id: restaurantId }, "host");
    const token = await signToken(userId);
    const bookingIds = await addBookings(sql, restaurantId, count);
    const seatings = bookingIds.map((bookingId, index) => ({
      bookingId,
      tableId: tableIds[index % TABLES] ?? "",
    }));
    return { userId, token, seatings };
  }));
}

/** As many in a row as there are tables come at the same time. */
async function addBookings(
  sql: Database,
  restaurantId: string,
  count: number,
): Promise<string[]> {
  const rows = await sql<{ id: string }[]>`
    with numbered as (
      select gen_random_uuid() as id, number,
        date_trunc('day', now()) + interval '1 day'
          + make_interval(hours => ${HOURS_APART} * (number / ${TABLES}))
          as start_at
      from generate_series(0, ${count}::integer - 1) as number
    ), added as (
      insert into bookings
        (id, restaurant_id, party_size, guest_name, start_at, end_at)
      select id, ${restaurantId}, 4, 'Ada Testguest', start_at,
        start_at + interval '90 minutes'
      from numbered
    )
    select id from numbered order by number`;
  return rows.map(({ id }) => id);
}
