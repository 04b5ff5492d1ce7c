import { addBooking } from "../../../support/booking.ts";
import { during } from "../../../support/moment.ts";
import { type Scene, scene } from "../../../support/scene.ts";

/** The window of the booking. */
export const EVENING = during("18:00", "19:30");

/** A restaurant with four tables for four, and a party of four without any. */
export interface Booked extends Scene {
  readonly bookingId: string;
}

/** Tests that start with such a scene. */
export const booked = scene.with({
  arrange: async ({ sql, restaurant }: Scene) => ({
    bookingId: await addBooking(sql, restaurant, EVENING),
  }),
});
