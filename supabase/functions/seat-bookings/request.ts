import { z } from "zod";
import {
  capacityOverride,
  tableIds,
  timestamp,
  uuid,
} from "../_shared/fields.ts";

/** One booking and the tables that it gets. */
const seating = z.strictObject({
  bookingId: uuid,
  tableIds,
  checkIn: z.boolean().optional(),
  endAt: timestamp.optional(),
  extraChairs: z.boolean().optional(),
  apart: z.boolean().optional(),
});

/** The body of `POST /functions/v1/seat-bookings`. */
export const seatBookingsRequest = z.strictObject({
  restaurantId: uuid,
  seatings: z.array(seating)
    .refine(
      ({ length }) => length >= 1 && length <= 200,
      "Expected 1 to 200 seatings",
    )
    .refine(
      (all) =>
        new Set(all.map(({ bookingId }) => bookingId)).size === all.length,
      "Expected each booking once",
    ),
  requireAdjacency: z.boolean().optional(),
  capacityOverride: capacityOverride.optional(),
});

/** A body that satisfies {@linkcode seatBookingsRequest}. */
export type SeatBookingsRequest = z.output<typeof seatBookingsRequest>;
