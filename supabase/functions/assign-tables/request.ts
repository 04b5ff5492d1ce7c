import { z } from "zod";
import { tableIds, uuid } from "../_shared/fields.ts";

/** The body of `POST /functions/v1/assign-tables`. */
export const assignTablesRequest = z.strictObject({
  bookingId: uuid,
  tableIds,
  requireAdjacency: z.boolean().optional(),
  assignedBy: uuid.optional(),
  restaurantId: uuid.optional(),
});

/** A body that satisfies {@linkcode assignTablesRequest}. */
export type AssignTablesRequest = z.output<typeof assignTablesRequest>;
