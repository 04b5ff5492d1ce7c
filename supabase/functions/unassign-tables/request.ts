import { z } from "zod";
import { tableIds, uuid } from "../_shared/fields.ts";

/** The body of `POST /functions/v1/unassign-tables`. */
export const unassignTablesRequest = z.strictObject({
  bookingId: uuid,
  tableIds: tableIds.optional(),
  restaurantId: uuid.optional(),
});

/** A body that satisfies {@linkcode unassignTablesRequest}. */
export type UnassignTablesRequest = z.output<typeof unassignTablesRequest>;
