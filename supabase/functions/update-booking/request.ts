import { z } from "zod";
import { Constants } from "../_shared/database.types.ts";
import {
  arrivalIsConsistent,
  capacityOverride,
  guestName,
  guestPhone,
  guests,
  INCONSISTENT_ARRIVAL,
  isWindow,
  notes,
  timestamp,
  uuid,
} from "../_shared/fields.ts";

/** What an edit may change. */
const changes = {
  startAt: timestamp.optional(),
  endAt: timestamp.optional(),
  partySize: guests.optional(),
  status: z.enum(Constants.public.Enums.booking_status).optional(),
  guestName: guestName.optional(),
  notes: notes.optional(),
  guestPhone: guestPhone.optional(),
  arrived: z.boolean().optional(),
  arrivedGuests: guests.optional(),
};

const CHANGES = Object.keys(changes) as (keyof typeof changes)[];

/** The body of `POST /functions/v1/update-booking`. */
export const updateBookingRequest = z.strictObject({
  bookingId: uuid,
  ...changes,
  capacityOverride: capacityOverride.optional(),
  expectedUpdatedAt: timestamp.optional(),
  restaurantId: uuid.optional(),
}).refine(
  (body) => CHANGES.some((name) => body[name] !== undefined),
  `Expected at least one of ${CHANGES.join(", ")}`,
).refine(
  ({ startAt, endAt }) => !startAt || !endAt || isWindow(startAt, endAt),
  { path: ["endAt"], message: "Expected a time within 24 hours after startAt" },
).refine(arrivalIsConsistent, INCONSISTENT_ARRIVAL);

/** A body that satisfies {@linkcode updateBookingRequest}. */
export type UpdateBookingRequest = z.output<typeof updateBookingRequest>;
