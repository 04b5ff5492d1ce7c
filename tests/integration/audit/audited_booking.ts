import { during } from "../../../support/moment.ts";
import { type Scene, scene } from "../../../support/scene.ts";
import { addSeatedBooking } from "../../../support/seated_booking.ts";

/** The window of the bookings whose audit is read. */
export const EVENING = during("18:00", "19:30");

/** A booking for four in that window without tables, as the audit has it. */
export const PENDING = {
  status: "pending",
  partySize: 4,
  startAt: EVENING.start_at,
  endAt: EVENING.end_at,
  tableIds: [] as string[],
};

/** A booking that is not there, before its creation or once it is deleted. */
export const NO_BOOKING = {
  status: null,
  partySize: null,
  startAt: null,
  endAt: null,
  tableIds: [],
};

/** The same booking seated at these tables. */
export function seatedAt(tableIds: readonly string[]): typeof PENDING {
  return { ...PENDING, status: "confirmed", tableIds: tableIds.toSorted() };
}

/** Who acts over a direct connection. */
export const OWNER = { actorId: null, actorRole: "postgres" };

/** Tests that start with such a booking at all tables of the restaurant. */
export const seated = scene.with({
  arrange: async ({ sql, restaurant }: Scene) => {
    const { tableIds } = restaurant;
    const booking = await addSeatedBooking(sql, restaurant, tableIds, EVENING);
    return { ...booking, tableIds };
  },
});
