import { z } from "zod";
import { Constants } from "../_shared/database.types.ts";
import { storableText, timestamp, uuid } from "../_shared/fields.ts";

/** The body of `POST /functions/v1/update-booking`. */
export const updateBookingRequest = z.strictObject({
  bookingId: uuid,
  startAt: timestamp.optional(),
  endAt: timestamp.optional(),
  partySize: z.int().min(1).max(1000).optional(),
  status: z.enum(Constants.public.Enums.booking_status).optional(),
  guestName: storableText.trim().min(1).max(200).optional(),
  notes: storableText.max(2000).nullable().optional(),
}).refine(
  ({ bookingId: _, ...changes }) =>
    Object.values(changes).some((change) => change !== undefined),
  "Expected at least one of startAt, endAt, partySize, status, guestName, " +
    "notes",
).refine(
  ({ startAt, endAt }) => !startAt || !endAt || startAt < endAt,
  { path: ["endAt"], message: "Expected a time after startAt" },
);

/** A body that satisfies {@linkcode updateBookingRequest}. */
export type UpdateBookingRequest = z.output<typeof updateBookingRequest>;
