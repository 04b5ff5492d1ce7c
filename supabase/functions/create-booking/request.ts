import { z } from "zod";
import {
  arrivalIsConsistent,
  capacityOverride,
  guestName,
  guestPhone,
  guests,
  INCONSISTENT_ARRIVAL,
  isWindow,
  notes,
  tableIds,
  timestamp,
  uuid,
} from "../_shared/fields.ts";

/** The body of `POST /functions/v1/create-booking`. */
export const createBookingRequest = z.strictObject({
  restaurantId: uuid,
  startAt: timestamp,
  endAt: timestamp.optional(),
  partySize: guests,
  guestName: guestName.optional(),
  guestPhone: guestPhone.optional(),
  notes: notes.optional(),
  tableIds: tableIds.optional(),
  requireAdjacency: z.boolean().optional(),
  checkIn: z.boolean().optional(),
  arrived: z.boolean().optional(),
  arrivedGuests: guests.optional(),
  extraChairs: z.boolean().optional(),
  capacityOverride: capacityOverride.optional(),
}).refine(
  ({ startAt, endAt }) => !endAt || isWindow(startAt, endAt),
  { path: ["endAt"], message: "Expected a time within 24 hours after startAt" },
).refine(
  ({ checkIn, tableIds }) => !checkIn || tableIds !== undefined,
  { path: ["tableIds"], message: "Expected the tables that checkIn needs" },
).refine(arrivalIsConsistent, INCONSISTENT_ARRIVAL);

/** A body that satisfies {@linkcode createBookingRequest}. */
export type CreateBookingRequest = z.output<typeof createBookingRequest>;
