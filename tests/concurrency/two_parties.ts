import { addBooking } from "../../support/booking.ts";
import { at } from "../../support/moment.ts";
import type { Scene } from "../../support/scene.ts";
import { addSeatedBooking } from "../../support/seated_booking.ts";

/** Bookings at one table, and one that would like it. */
export interface Parties {
  readonly T1: string;
  /** Seated at T1 from 16:00. */
  readonly early: string;
  /** Seated at T1 from 18:00. */
  readonly late: string;
  readonly pending: string;
}

/**
 * Seats two parties at T1 and adds one that is pending.
 *
 * @param start When the pending one would like T1.
 */
export async function addParties(
  { sql, restaurant, tables: { T1 } }: Scene,
  start: string,
): Promise<Parties> {
  const seat = async (time: string) => {
    const options = { start_at: at(time) };
    return await addSeatedBooking(sql, restaurant, [T1], options);
  };
  return {
    T1,
    early: (await seat("16:00")).bookingId,
    late: (await seat("18:00")).bookingId,
    pending: await addBooking(sql, restaurant, { start_at: at(start) }),
  };
}
