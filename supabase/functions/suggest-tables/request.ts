import { z } from "zod";
import { guests, isWindow, timestamp, uuid } from "../_shared/fields.ts";

const PARTY_FIELDS = ["restaurantId", "partySize", "startAt"] as const;

/** The body of `POST /functions/v1/suggest-tables`. */
export const suggestTablesRequest = z.strictObject({
  bookingId: uuid.optional(),
  restaurantId: uuid.optional(),
  partySize: guests.optional(),
  startAt: timestamp.optional(),
  endAt: timestamp.optional(),
  minMinutes: z.int().min(1).max(1440).optional(),
  limit: z.int().min(1).max(20).optional(),
  requireAdjacency: z.boolean().optional(),
}).refine(
  ({ bookingId, partySize, startAt, endAt }) =>
    bookingId === undefined || (partySize ?? startAt ?? endAt) === undefined,
  {
    path: ["bookingId"],
    message: "Expected a booking or a party, not both",
  },
).refine(
  (body) =>
    body.bookingId !== undefined ||
    PARTY_FIELDS.every((field) => body[field] !== undefined),
  {
    path: ["bookingId"],
    message: `Expected bookingId, or ${PARTY_FIELDS.join(", ")}`,
  },
).refine(
  ({ startAt, endAt }) => !startAt || !endAt || isWindow(startAt, endAt),
  { path: ["endAt"], message: "Expected a time within 24 hours after startAt" },
);

/** A body that satisfies {@linkcode suggestTablesRequest}. */
export type SuggestTablesRequest = z.output<typeof suggestTablesRequest>;
